import { configure } from "@testing-library/svelte";
import { afterEach, expect, vi } from "vitest";

// A screen that comes when it is first gone to takes its time on a busy machine; nothing here is measured.
configure({ asyncUtilTimeout: 20_000 });

// jsdom has none of these; the page only asks, so an answer is enough.
Element.prototype.scrollIntoView = () => undefined;
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  this.open = false;
};
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
    unobserve(): void {}
    disconnect(): void {}
  },
);

afterEach(() => {
  vi.useRealTimers();
});

expect.extend({
  toBeDisabledButton: (button: HTMLButtonElement) => ({
    pass: button.disabled,
    message: () => `"${button.textContent}" should ${button.disabled ? "not " : ""}be disabled`,
  }),
});

declare module "vitest" {
  interface Assertion {
    toBeDisabledButton(): void;
  }
}
