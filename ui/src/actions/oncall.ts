import { load, type LoadDialog } from "../state/load.svelte";
import { route } from "../state/route.svelte";
import type { Action } from "./action";

const dialogs: readonly [LoadDialog, string, readonly string[]][] = [
  ["page", "A page came", ["o p"]],
  ["pages", "Enter several pages", ["o m"]],
  ["shift", "Add a shift", ["o s"]],
  ["calendar", "Import an on-call calendar", ["o i"]],
  ["rest", "Enter rest that was taken", ["o r"]],
  ["check_in", "Check in", ["o c"]],
  ["talk", "One page for a talk with my manager", ["o t"]],
];

export const loadActions: readonly Action[] = dialogs.map(([dialog, title, keys]) => ({
  id: `oncall.${dialog}`,
  title,
  keys,
  possible: () => !route.inPadWindow,
  effect: () => {
    if (route.place !== "oncall") route.go("oncall");
    load.dialog = dialog;
  },
}));
