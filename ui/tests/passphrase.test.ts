import { fireEvent, render, screen } from "@testing-library/svelte";
import { clearMocks } from "@tauri-apps/api/mocks";
import { afterEach, expect, it, vi } from "vitest";
import PassphraseDialog from "../src/screens/settings/PassphraseDialog.svelte";
import { session } from "../src/state/session.svelte";
import { fakeShell } from "./fake/shell";

afterEach(() => {
  clearMocks();
  session.recoveryCode = null;
});

const code = "K7QM-2XVD-9RTA-HC4F-W8NE-5JBP";

async function setTheFirst(): Promise<{ onclose: ReturnType<typeof vi.fn<() => void>> }> {
  const { answers, shell } = fakeShell({ state: "unprotected" });
  answers["set_passphrase"] = () => {
    shell.state = "open";
    return code;
  };
  await session.refresh();
  const onclose = vi.fn<() => void>();
  render(PassphraseDialog, { purpose: "set", onclose });
  for (const label of ["New passphrase", "The same again"]) {
    await fireEvent.input(screen.getByLabelText(label), {
      target: { value: "four unrelated words" },
    });
  }
  await fireEvent.click(screen.getByRole("button", { name: "Set it" }));
  await screen.findByText(code);
  return { onclose };
}

it("shows the recovery code of a first passphrase before it asks about a new key", async () => {
  const { onclose } = await setTheFirst();
  expect(screen.queryByRole("button", { name: "Keep the key" })).toBeNull();
  expect(screen.getByRole("button", { name: "Go on" })).toBeDisabledButton();

  await fireEvent.click(screen.getByRole("checkbox"));
  await fireEvent.click(screen.getByRole("button", { name: "Go on" }));
  await fireEvent.click(await screen.findByRole("button", { name: "Keep the key" }));

  expect(onclose).toHaveBeenCalledOnce();
  expect(session.recoveryCode).toBeNull();
});

it("shows the code over the whole window when the dialog is left before it is kept", async () => {
  const { onclose } = await setTheFirst();
  screen.getByRole("dialog").dispatchEvent(new Event("close"));

  expect(onclose).toHaveBeenCalledOnce();
  expect(session.recoveryCode).toBe(code);
});
