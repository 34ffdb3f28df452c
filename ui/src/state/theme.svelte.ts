import type { Theme } from "../ipc";
import { device } from "./device.svelte";
import { isNight } from "../lib/clockwork";

export const themes: readonly { value: Theme; name: string }[] = [
  { value: "system", name: "As the system" },
  { value: "light", name: "Light" },
  { value: "dark", name: "Dark" },
  { value: "three_am", name: "3 AM" },
];

class Appearance {
  #systemDark = $state(false);

  /** The pad: very dark at night, whatever the rest looks like. */
  #night = $state(false);

  get theme(): Theme {
    return this.#night ? "three_am" : device.settings.theme;
  }

  /** Only in the pad's window: looks at the clock once a minute; returns what stops it. */
  keepNight(): () => void {
    const look = (): void => {
      const { night, night_from, night_to } = device.settings.pad;
      this.#night = night && isNight(new Date().getHours(), night_from, night_to);
      this.#paint();
    };
    look();
    const timer = setInterval(look, 60_000);
    return () => clearInterval(timer);
  }

  /** Watches the system; the choice made on this device has been read by then. */
  start(): void {
    const query = matchMedia("(prefers-color-scheme: dark)");
    const follow = (): void => {
      this.#systemDark = query.matches;
      this.#paint();
    };
    query.addEventListener("change", follow);
    follow();
  }

  get shown(): Exclude<Theme, "system"> {
    if (this.theme !== "system") return this.theme;
    return this.#systemDark ? "dark" : "light";
  }

  /** Worn at once; done when this device has kept it. */
  async use(theme: Theme): Promise<void> {
    const kept = device.change({ theme });
    this.#paint();
    await kept;
  }

  #paint(): void {
    const root = document.documentElement;
    root.dataset["theme"] = this.shown;
    // The Radix scales switch on this class.
    root.classList.toggle("dark", this.shown !== "light");
  }
}

export const appearance = new Appearance();
