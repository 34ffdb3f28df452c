import type { NewIncident, QuickLog } from "../ipc";

/** The instant that the line's milestones rest on until the user has chosen. */
function provisional({ time }: QuickLog): string | null {
  switch (time.state) {
    case "clear":
      return time.at;
    case "twice":
      return time.earlier;
    case "skipped":
      return time.before;
    case "unreadable":
      return null;
  }
}

/** The incident once one of two instants was chosen; a length that was typed stays as it is. */
export function beginningAt(quick: QuickLog, chosen: string | null): NewIncident {
  const from = provisional(quick);
  if (chosen === null || from === null) return quick.incident;
  const shift = Date.parse(chosen) - Date.parse(from);
  const moved = (at: string): string => new Date(Date.parse(at) + shift).toISOString();
  return {
    ...quick.incident,
    milestones: quick.incident.milestones.map((each) => ({ ...each, at: moved(each.at) })),
  };
}

/** Whether the line still needs an answer before it can be kept. */
export const mustChoose = (quick: QuickLog, chosen: string | null): boolean =>
  (quick.time.state === "twice" || quick.time.state === "skipped") && chosen === null;
