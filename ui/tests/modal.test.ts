import { createRawSnippet } from "svelte";
import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import Modal from "../src/components/Modal.svelte";

function open(): { dialog: HTMLDialogElement; inside: HTMLElement } {
  const children = createRawSnippet(() => ({ render: () => "<p>Words to mark</p>" }));
  render(Modal, { title: "A dialog", onclose: () => undefined, children });
  return {
    dialog: screen.getByRole("dialog", { name: "A dialog" }),
    inside: screen.getByText("Words to mark"),
  };
}

test("a click on the shade closes a dialog", async () => {
  const { dialog } = open();
  await fireEvent.pointerDown(dialog);
  await fireEvent.click(dialog);
  expect(dialog.open).toBe(false);
});

test("a mark that was begun inside and ends on the shade closes nothing", async () => {
  const { dialog, inside } = open();
  await fireEvent.pointerDown(inside);
  await fireEvent.click(dialog);
  expect(dialog.open).toBe(true);
});
