import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { clearMocks } from "@tauri-apps/api/mocks";
import { afterEach, expect, it } from "vitest";
import App from "../src/App.svelte";
import { fakeShell } from "./fake/shell";

afterEach(() => clearMocks());

it("everything can be shown larger and smaller, and stays so at the next start", async () => {
  const { answers } = fakeShell();
  const shown: number[] = [];
  const kept: number[] = [];
  answers["plugin:webview|set_webview_zoom"] = ({ value }: { value: number }) =>
    void shown.push(value);
  answers["device_settings"] = () => ({
    ...{ theme: "system", zoom: 110 },
    open: { place: "today", incident: null },
  });
  answers["change_device_settings"] = ({ settings }: { settings: { zoom: number } }) => {
    kept.push(settings.zoom);
    return settings;
  };
  render(App);
  const field = await screen.findByLabelText(/Log an incident/);
  expect(shown).toEqual([1.1]);

  const press = (init: KeyboardEventInit): Promise<boolean> =>
    fireEvent.keyDown(field, { ctrlKey: true, ...init });
  await press({ key: "+", shiftKey: true });
  await waitFor(() => expect(kept).toEqual([125]));
  await press({ key: "-" });
  await waitFor(() => expect(kept).toEqual([125, 110]));
  await press({ key: "0" });
  await waitFor(() => expect(kept).toEqual([125, 110, 100]));
  expect(shown).toEqual([1.1, 1.25, 1.1, 1]);
});
