import { layers, type PadTool } from "../state/layers.svelte";
import { pads } from "../state/pad.svelte";
import { route } from "../state/route.svelte";
import type { Action } from "./action";

const isLive = (): boolean => layers.pad !== null && pads.id !== null;

/** Works from within the line being typed: nothing in the pad may cost a click. */
const whilePadIsOpen = (id: string, title: string, key: string, effect: () => void): Action => ({
  id: `pad.${id}`,
  title,
  keys: [key],
  whileTyping: true,
  possible: isLive,
  effect,
});

const tool = (name: PadTool, title: string, key: string): Action =>
  whilePadIsOpen(name, title, key, () => layers.pad?.open(name));

/** It burns, or burns again. */
async function reopen(id: string): Promise<void> {
  if (await pads.reopen(id)) route.go("pad");
}

const places = [1, 2, 3] as const;
const nth = { 1: "first", 2: "second", 3: "third" };

const nextLines: readonly Action[] = places.flatMap((place) => [
  whilePadIsOpen(
    `done.${place}`,
    `Next: the ${nth[place]} line is done`,
    `$mod+Digit${place}`,
    () => layers.pad?.mark(place, "done"),
  ),
  whilePadIsOpen(
    `ignore.${place}`,
    `Next: ignore the ${nth[place]} line`,
    `$mod+Shift+Digit${place}`,
    () => layers.pad?.mark(place, "ignored"),
  ),
]);

/** Everything that can be done while an incident is live, and the way to it. */
export const padActions: readonly Action[] = [
  tool("update", "Write an update", "$mod+u"),
  whilePadIsOpen("nothing_new", "Update: nothing new", "$mod+Shift+n", () =>
    layers.pad?.nothingNew(),
  ),
  tool("bad", "How bad is it: severity and blast radius", "$mod+s"),
  tool("guesses", "Guesses and what became of them", "$mod+g"),
  tool("decisions", "Decisions and what came of them", "$mod+d"),
  tool("people", "Roles and people", "$mod+p"),
  tool("timers", "Timers", "$mod+t"),
  whilePadIsOpen("watch", "Watch the fix: start the verify timer", "$mod+Shift+t", () =>
    layers.pad?.watchFix(),
  ),
  tool("seen", "Seen before: service card and earlier incidents", "$mod+b"),
  tool("to_fix", "File what is to be fixed for good", "$mod+Shift+a"),
  tool("chat", "Paste a chat into the pad", "$mod+m"),
  tool("sheet", "Lists and hand-off sheet", "$mod+l"),
  {
    ...tool("recovery", "Recovery clock, and thanks to the responders", "$mod+r"),
    possible: () => isLive() || (layers.pad !== null && pads.ended !== null),
  },
  whilePadIsOpen("fold", "Fold or unfold the side column", "$mod+j", () => layers.pad?.fold()),
  tool("end", "End the incident", "$mod+e"),
  tool("false_alarm", "End it as a false alarm", "$mod+Shift+f"),
  ...nextLines,
  {
    id: "pad.reopen",
    title: "Open the pad of this incident",
    keys: ["Shift+p"],
    possible: () => route.incident !== null,
    effect: () => (route.incident === null ? undefined : reopen(route.incident)),
  },
  {
    id: "pad.practice",
    title: "Practise: 60 seconds with a made-up page",
    keys: ["g d"],
    effect: () => {
      if (!route.inPadWindow) route.go("pad");
      layers.practice = true;
    },
  },
];
