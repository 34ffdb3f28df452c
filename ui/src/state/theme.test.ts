import { afterEach, describe, expect, it, vi } from "vitest";
import { appearance } from "./theme.svelte";

describe("the look of the system", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("is followed while the window is open, when no other was chosen", () => {
    let changed = (): void => undefined;
    const system = {
      matches: false,
      addEventListener: (_: string, hear: () => void) => (changed = hear),
    };
    vi.stubGlobal("matchMedia", () => system);
    appearance.start();
    expect(document.documentElement.dataset["theme"]).toBe("light");

    system.matches = true;
    changed();
    expect(document.documentElement.dataset["theme"]).toBe("dark");
  });
});
