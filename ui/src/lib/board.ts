/** How the board puts actions into groups. */
import type { ActionKind, ActionRow, ActionState, Priority } from "../ipc";
import { actionKindName, actionStateName, priorityName } from "./reviewWords";

export const groupings = {
  state: "State",
  priority: "Priority",
  due: "Due",
  owner: "Owner",
  kind: "Kind",
} as const;

export type Grouping = keyof typeof groupings;

interface Group {
  name: string;
  rows: ActionRow[];
}

const owner = ({ action }: ActionRow): string => {
  if (action.owner.who === "me") return "Mine";
  return action.owner.who === "other" ? action.owner.name : "Nobody named";
};

function due({ action, is_overdue }: ActionRow, soon: string): string {
  if (action.state.state !== "open") return "No longer open";
  if (is_overdue) return "Overdue";
  if (action.due === null) return "No date";
  return action.due <= soon ? "Within two weeks" : "Later";
}

const orders: Partial<Record<Grouping, readonly string[]>> = {
  state: Object.values(actionStateName),
  priority: [...Object.values(priorityName), "No priority"],
  due: ["Overdue", "Within two weeks", "Later", "No date", "No longer open"],
  owner: ["Mine"],
  kind: [...Object.values(actionKindName), "No kind"],
};

/** In the order of the list that they are grouped by; owners by name, mine first. */
export function grouped(rows: readonly ActionRow[], by: Grouping, soon: string): Group[] {
  const nameOf: Record<Grouping, (row: ActionRow) => string> = {
    state: ({ action }) => actionStateName[action.state.state as ActionState["state"]],
    priority: ({ action }) =>
      action.priority === null ? "No priority" : priorityName[action.priority as Priority],
    due: (row) => due(row, soon),
    owner,
    kind: ({ action }) =>
      action.kind === null ? "No kind" : actionKindName[action.kind as ActionKind],
  };
  const groups = new Map<string, ActionRow[]>();
  for (const row of rows) {
    const name = nameOf[by](row);
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const order = orders[by] ?? [];
  const place = (name: string): number =>
    order.includes(name) ? order.indexOf(name) : order.length;
  return [...groups]
    .map(([name, found]) => ({ name, rows: found }))
    .sort(
      (one, other) => place(one.name) - place(other.name) || one.name.localeCompare(other.name),
    );
}
