import type { NewIncident, QuickLog, TimeReading } from "../ipc";

/** What the user chose of times that a clock change made doubtful. */
export interface Choice {
  began: string | null;
  ended: string | null;
}

export const unchosen: Choice = { began: null, ended: null };

/** The instant that a milestone rests on until the user has chosen. */
function provisional(time: TimeReading): string | null {
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

/** The incident once the doubtful times were chosen; a length that was typed stays as it is. */
export function asChosen(quick: QuickLog, { began, ended }: Choice): NewIncident {
  const from = provisional(quick.time);
  const shift = began === null || from === null ? 0 : Date.parse(began) - Date.parse(from);
  const moved = (at: string): string =>
    shift === 0 ? at : new Date(Date.parse(at) + shift).toISOString();
  const at = (kind: string, now: string): string =>
    kind === "resolved" && quick.end !== null ? (ended ?? now) : moved(now);
  return {
    ...quick.incident,
    milestones: quick.incident.milestones.map((each) => ({ ...each, at: at(each.kind, each.at) })),
  };
}

const isDoubtful = (time: TimeReading | null): boolean =>
  time?.state === "twice" || time?.state === "skipped";

/** Whether the line still needs an answer before it can be kept. */
export const mustChoose = (quick: QuickLog, { began, ended }: Choice): boolean =>
  (isDoubtful(quick.time) && began === null) || (isDoubtful(quick.end) && ended === null);
