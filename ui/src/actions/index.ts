import { core } from "../ipc";
import { layers, type ChoiceControl } from "../state/layers.svelte";
import { places, route, type Place } from "../state/route.svelte";
import { session } from "../state/session.svelte";
import { appearance, themes } from "../state/theme.svelte";
import { toasts } from "../state/toasts.svelte";
import { zoom } from "../state/zoom";
import type { Action } from "./action";
import { backFillAction } from "./backFill";
import { evidenceActions } from "./evidence";
import { loadActions } from "./oncall";
import { padActions } from "./pad";
import { mergeAction } from "./merging";
import { printLists } from "./printing";

export type { Action } from "./action";
export { keyNames, withKeys } from "./action";

export const placeNames: Record<Place, string> = {
  pad: "Pad",
  today: "Today",
  journal: "Journal",
  evidence: "Evidence",
  insights: "Insights",
  oncall: "On-call",
  packets: "Packets",
  settings: "Settings",
};

const placeKeys: Record<Place, readonly string[]> = {
  pad: ["0", "g l"],
  today: ["1", "g t"],
  journal: ["2", "g j"],
  evidence: ["3", "g e"],
  insights: ["4", "g i"],
  oncall: ["7", "g o"],
  packets: ["5", "g p"],
  settings: ["6", "g s"],
};

const going: readonly Action[] = places.map((place) => ({
  id: `go.${place}`,
  title: `Go to ${placeNames[place]}`,
  keys: placeKeys[place],
  possible: () => !route.inPadWindow,
  effect: () => route.go(place),
}));

const everywhere: readonly Action[] = [
  {
    id: "palette",
    title: "Find an action or an incident",
    keys: ["$mod+k"],
    whileTyping: true,
    effect: () => void (layers.palette = true),
  },
  {
    id: "incident.new",
    title: "New incident",
    keys: ["n"],
    possible: () => !route.inPadWindow,
    effect: () => reach("today", () => layers.quickLog?.()),
  },
  {
    id: "search",
    title: "Search",
    keys: ["/", "Shift+/"],
    possible: () => !route.inPadWindow,
    effect: () => {
      // A place with a search of its own keeps the key.
      if (layers.search !== null) layers.search();
      else reach("journal", () => layers.search?.());
    },
  },
  {
    id: "pad.window",
    title: "Open the pad",
    keys: ["$mod+Shift+p"],
    whileTyping: true,
    effect: () => void core.showPad(),
  },
  {
    id: "incident.chat",
    title: "Paste a chat into this incident",
    keys: [],
    possible: () => layers.chat !== null,
    effect: () => layers.chat?.(),
  },
  {
    id: "import",
    title: "Import a spreadsheet or a file",
    keys: [],
    possible: () => !route.inPadWindow,
    effect: () => route.goToImport(),
  },
  {
    id: "lists.print",
    title: "Print the checklists on one page",
    keys: [],
    effect: printLists,
  },
  {
    id: "quit",
    title: "Quit Afterpage",
    keys: ["$mod+q"],
    effect: () => void core.quit(),
  },
  { id: "undo", title: "Undo", keys: ["$mod+z"], effect: () => undo() },
  {
    id: "redo",
    title: "Redo",
    keys: ["$mod+Shift+z"],
    effect: () => redo(),
  },
  {
    id: "trash",
    title: "Open the trash",
    keys: ["g x"],
    possible: () => !route.inPadWindow,
    effect: () => route.openTrash(),
  },
  {
    id: "keys",
    title: "Show all keys",
    keys: ["?", "Shift+?"],
    effect: () => void (layers.keySheet = true),
  },
  {
    id: "lock",
    title: "Lock the journal",
    keys: ["$mod+Shift+l"],
    whileTyping: true,
    possible: () => session.app?.journal === "open",
    effect: () => session.lock(),
  },
];

const choosing: readonly [string, string, readonly string[], (choice: ChoiceControl) => void][] = [
  ["choose", "Choose, or no longer", ["x", "Space"], (choice) => choice.toggle()],
  ["more", "Choose the next too", ["Shift+ArrowDown", "Shift+J"], (choice) => choice.extend(1)],
  ["back", "Choose the one above too", ["Shift+ArrowUp", "Shift+K"], (choice) => choice.extend(-1)],
  ["all", "Choose all", ["$mod+a"], (choice) => choice.all()],
];

const inLists: readonly Action[] = [
  {
    id: "list.next",
    title: "Next in the list",
    keys: ["j", "ArrowDown"],
    context: "list",
    effect: () => layers.list?.move(1),
  },
  {
    id: "list.previous",
    title: "Previous in the list",
    keys: ["k", "ArrowUp"],
    context: "list",
    effect: () => layers.list?.move(-1),
  },
  {
    id: "list.open",
    title: "Open",
    keys: ["Enter"],
    context: "list",
    effect: () => layers.list?.open(),
  },
  ...choosing.map(([id, title, keys, effect]) => ({
    id: `list.${id}`,
    title,
    keys,
    possible: () => layers.list?.choose !== undefined,
    effect: () => layers.list?.choose && effect(layers.list.choose),
  })),
  { id: "back", title: "Back, one level", keys: ["Escape"], context: "list", effect: back },
].map((action) => ({ ...action, context: "list" as const }));

const looks: readonly Action[] = themes.map(({ value, name }) => ({
  id: `theme.${value}`,
  title: `Appearance: ${name}`,
  keys: [],
  effect: () => appearance.use(value).catch((rejection: unknown) => toasts.fail(rejection)),
}));

const sizes: readonly Action[] = [
  {
    id: "zoom.larger",
    title: "Larger",
    keys: ["$mod++", "$mod+Shift++", "$mod+="],
    effect: () => zoom.larger(),
  },
  { id: "zoom.smaller", title: "Smaller", keys: ["$mod+-"], effect: () => zoom.smaller() },
  { id: "zoom.actual", title: "Usual size", keys: ["$mod+0"], effect: () => zoom.actual() },
].map(({ effect, ...action }) => ({
  ...action,
  whileTyping: true,
  effect: () => effect().catch((rejection: unknown) => toasts.fail(rejection)),
}));

/** Everything a user can do by name or by key. */
export const actions: readonly Action[] = [
  ...everywhere,
  ...padActions,
  ...going,
  ...evidenceActions,
  ...loadActions,
  mergeAction,
  backFillAction,
  ...inLists,
  ...looks,
  ...sizes,
];

const byId = new Map(actions.map((action) => [action.id, action]));

export function actionOf(id: string): Action {
  const action = byId.get(id);
  if (action === undefined) throw new Error(`There is no action "${id}".`);
  return action;
}

/** An import of many incidents takes its time on the way back too. */
async function step(
  work: typeof core.undo,
  slow: string,
  none: string,
  done: string,
): Promise<void> {
  const waiting = setTimeout(() => toasts.say(slow), 500);
  try {
    const undone = await work();
    toasts.say(undone === null ? none : `${done}: ${undone.label}.`);
  } catch (rejection) {
    toasts.fail(rejection);
  } finally {
    clearTimeout(waiting);
  }
}

export const undo = (): Promise<void> =>
  step(core.undo, "Taking it back", "Nothing to undo.", "Undone");

const redo = (): Promise<void> =>
  step(core.redo, "Doing it again", "Nothing to redo.", "Done again");

/** Out by one level: out of the field first, then out of what is open. */
function back(): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused.matches("input, textarea, select")) {
    focused.blur();
    return;
  }
  if (layers.list?.choose?.none()) return;
  route.back();
}

/** Goes to a place and does the rest once its screen is there. */
function reach(place: Place, then: () => void): void {
  if (route.place === place && !route.trash && !route.backFill) {
    then();
    return;
  }
  route.go(place);
  requestAnimationFrame(then);
}
