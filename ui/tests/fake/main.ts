// The page on a pretended shell, to be looked at in a browser: `npx vite --config tests/fake/vite.config.ts`.
import { mount } from "svelte";
import type { JournalState } from "../../src/ipc";
import App from "../../src/App.svelte";
import { places, route } from "../../src/state/route.svelte";
import "../../src/styles/base.css";
import { fakeShell } from "./shell";

const asked = new URLSearchParams(location.search);
const { journal } = fakeShell({
  count: Number(asked.get("count") ?? 40),
  state: (asked.get("state") ?? "open") as JournalState,
  theme: asked.get("theme") ?? "system",
});
const place = places.find((each) => each === asked.get("place"));
if (place) route.go(place);
if (asked.has("open")) route.openIncident(journal.incidents[Number(asked.get("open"))]?.id ?? "");
if (asked.has("import")) route.goToImport();
if (asked.has("trash")) route.openTrash();

const target = document.getElementById("app");
if (target !== null) mount(App, { target });
