import { core, type Employer, type FailureClass, type ServiceUse } from "../ipc";
import { toasts } from "./toasts.svelte";

/** The short lists that many fields offer, read once and again when one of them changes. */
class Catalog {
  services = $state.raw<readonly ServiceUse[]>([]);
  classes = $state.raw<readonly FailureClass[]>([]);
  employers = $state.raw<readonly Employer[]>([]);
  zones = $state.raw<readonly string[]>([]);

  async load(): Promise<void> {
    try {
      [this.services, this.classes, this.employers] = await Promise.all([
        core.services(),
        core.classes(),
        core.employers(),
      ]);
      if (this.zones.length === 0) this.zones = await core.zones();
    } catch (rejection) {
      toasts.fail(rejection);
    }
  }

  get serviceNames(): string[] {
    return this.services.map((use) => use.service.name);
  }

  get classNames(): string[] {
    return this.classes.map((each) => each.name);
  }

  className(key: string | null): string {
    return this.classes.find((each) => each.key === key)?.name ?? key ?? "";
  }
}

export const catalog = new Catalog();
