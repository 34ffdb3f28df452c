import { afterEach, vi } from "vitest";

// jsdom has neither of these; the page only asks, so an answer is enough.
vi.stubGlobal("matchMedia", (media: string) => ({
  media,
  matches: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
}));
vi.stubGlobal(
  "ResizeObserver",
  class {
    observe(): void {}
    disconnect(): void {}
  },
);

afterEach(() => {
  vi.useRealTimers();
});
