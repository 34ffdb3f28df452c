import { core, type Theme } from "../ipc";
import { toasts } from "./toasts.svelte";

export const themes: readonly { value: Theme; name: string }[] = [
  { value: "system", name: "As the system" },
  { value: "light", name: "Light" },
  { value: "dark", name: "Dark" },
  { value: "three_am", name: "3 AM" },
];

class Appearance {
  theme = $state<Theme>("system");
  #systemDark = $state(false);

  /** Watches the system and reads the choice made on this device. */
  async start(): Promise<void> {
    const query = matchMedia("(prefers-color-scheme: dark)");
    const follow = (): void => {
      this.#systemDark = query.matches;
      this.#paint();
    };
    query.addEventListener("change", follow);
    follow();
    this.theme = (await core.deviceSettings()).theme;
    this.#paint();
  }

  get shown(): Exclude<Theme, "system"> {
    if (this.theme !== "system") return this.theme;
    return this.#systemDark ? "dark" : "light";
  }

  async use(theme: Theme): Promise<void> {
    this.theme = theme;
    this.#paint();
    try {
      const device = await core.deviceSettings();
      await core.changeDeviceSettings({ ...device, theme });
    } catch (rejection) {
      toasts.fail(rejection);
    }
  }

  #paint(): void {
    const root = document.documentElement;
    root.dataset["theme"] = this.shown;
    // The Radix scales switch on this class.
    root.classList.toggle("dark", this.shown !== "light");
  }
}

export const appearance = new Appearance();
