export const themes = ["system", "light", "dark", "night"] as const;
export type Theme = (typeof themes)[number];

export const themeNames: Record<Theme, string> = {
  system: "As the system",
  light: "Light",
  dark: "Dark",
  night: "3 AM",
};

class Appearance {
  theme = $state<Theme>("system");
  #systemDark = matchMedia("(prefers-color-scheme: dark)");

  constructor() {
    this.#systemDark.addEventListener("change", () => this.#paint());
    this.#paint();
  }

  use(theme: Theme): void {
    this.theme = theme;
    this.#paint();
  }

  #paint(): void {
    const shown =
      this.theme === "system" ? (this.#systemDark.matches ? "dark" : "light") : this.theme;
    const root = document.documentElement;
    root.dataset["theme"] = shown;
    // The Radix scales switch on this class.
    root.classList.toggle("dark", shown !== "light");
  }
}

export const appearance = new Appearance();
