import { core, type Employer, type FailureClass, type ServiceUse } from "../ipc";
import type { ScopeNames } from "../lib/scopeWords";
import { changes } from "./changes.svelte";
import { Reading } from "./reading.svelte";

/** What incidents can be chosen by, with the names of the journal. */
export class ScopeChoices implements ScopeNames {
  #services = new Reading<ServiceUse[]>();
  #classes = new Reading<FailureClass[]>();
  #employers = new Reading<Employer[]>();

  services = $derived(
    (this.#services.value ?? []).map(({ service: { id, name } }) => ({ value: id, name })),
  );
  classes = $derived((this.#classes.value ?? []).map(({ key, name }) => ({ value: key, name })));
  employers = $derived((this.#employers.value ?? []).map(({ id, name }) => ({ value: id, name })));

  /** For an effect: it is read again when the journal changes. */
  read(): void {
    changes.of("service", "incident", "failure_class", "employer");
    void this.#services.ask(() => core.services());
    void this.#classes.ask(() => core.classes());
    void this.#employers.ask(() => core.employers());
  }
}
