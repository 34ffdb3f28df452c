/** The words of closed lists. Their keys are the generated types, so a new one cannot be forgotten. */
import type {
  Affected,
  Authors,
  Calibration,
  ChatDropped,
  ChatLineState,
  Depth,
  Ending,
  EntryKind,
  Extent,
  Growth,
  GuessBucket,
  GuessResult,
  IncidentKind,
  JournalState,
  Judged,
  Missing,
  MistakeRecord,
  MitigationKind,
  PrivateBlock,
  Severity,
  Sharing,
  Unwritable,
  UpdateAudience,
} from "../ipc";
import {
  detectedByWords,
  entryKeyWords,
  entryKindWords,
  incidentKindWords,
  milestoneKindWords,
  phaseWords,
  reminderKindWords,
  roleWords,
  severityWords,
  storyPartWords,
} from "../ipc/words/incident";

export interface Option<T extends string> {
  value: T;
  name: string;
}

/** A closed list in the order in which it is offered. */
export const options = <T extends string>(names: Record<T, string>): Option<T>[] =>
  (Object.entries(names) as [T, string][]).map(([value, name]) => ({ value, name }));

/** The words of papers, as a label begins. */
export const capitalised = <T extends string>(words: Record<T, string>): Record<T, string> =>
  Object.fromEntries(
    options(words).map(({ value, name }) => [value, name.charAt(0).toUpperCase() + name.slice(1)]),
  ) as Record<T, string>;

export const severityLetter: Record<Severity, string> = {
  sev1: "C",
  sev2: "H",
  sev3: "M",
  sev4: "L",
};

export {
  severityWords as severityName,
  storyPartWords as storyName,
  reminderKindWords as reminderName,
};

export const incidentKindName = capitalised(incidentKindWords);

export const incidentKindNote: Partial<Record<IncidentKind, string>> = {
  vendor: "At a third party.",
  reviewed_only: "You led the review of someone else's incident.",
  shadowed: "You watched others respond.",
};

export const milestoneName = capitalised(milestoneKindWords);

export const roleName = capitalised(roleWords);

export const detectedByName = capitalised(detectedByWords);

export const mitigationName: Record<MitigationKind, string> = {
  roll_back: "Roll back",
  fail_over: "Fail over",
  switch_off: "Switch a feature off",
  shed_load: "Shed load",
  scale_up: "Scale up",
  revert_configuration: "Revert configuration",
  restart: "Restart",
  other: "Other",
};

export const endingName: Record<Ending["as"], string> = {
  fixed: "Fixed, and watched",
  mitigated: "Mitigated, permanent fix pending",
  handed_off: "Handed off",
  false_alarm: "False alarm",
};

export const phaseName = capitalised(phaseWords);

export const entryKindName = capitalised(entryKindWords);

export const entryKindMeaning: Record<Exclude<EntryKind, "note">, string> = {
  saw: "An observation; also what was looked at and found nothing",
  did: "Something you changed",
  decided: "And why, and what else was thought of",
  guess: "A hypothesis, until a test rules it out or confirms it",
  told: "An update to others, and when the next one is due",
  asked: "Help asked for, escalated, handed off",
};

/** The key that sets a kind at the start of a line, and the glyph that shows it. */
export { entryKeyWords as entryKey };

/** How the names in a pasted chat are kept. */
export const authorsName: Record<Authors, string> = {
  keep: "Keep them",
  initials: "As initials",
  drop: "Leave them out",
};

export const chatStateName: Record<Exclude<ChatLineState, "new">, string> = {
  known: "here already",
  stays_deleted: "deleted here",
};

/** What stands around the messages of a chat and is left out. */
export const chatDroppedName: Record<keyof ChatDropped, string> = {
  reactions: "reactions",
  edited: "edit marks",
  previews: "link previews",
  marks: "thread marks",
  joined: "notices of who came or went",
  empty: "messages without text",
};

export const missingName: Record<Missing, string> = {
  severity: "severity",
  resolved: "end",
  role: "my role",
  story: "story",
};

export const judgedName: Record<Judged, string> = {
  too_little: "Too little",
  a_little_less: "A little too little",
  right: "About right",
  a_little_more: "A little too much",
  too_much: "Too much",
};

export const protectionWords: Record<Exclude<JournalState, "absent">, string> = {
  locked: "Locked.",
  open: "Protected by your passphrase.",
  unprotected: "Open: anyone who has this folder can read it.",
};

export const extentName: Record<Extent, string> = { all: "All of it", subset: "A part" };

export const depthName: Record<Depth, string> = { degraded: "Degraded", hard_down: "Hard down" };

export const growthName: Record<Growth, string> = { growing: "Growing", stable: "Stable" };

export const affectedName: Record<Affected, string> = {
  nobody: "Nobody",
  a_few: "A few",
  many: "Many",
  everyone: "Everyone",
};

export const bucketName: Record<GuessBucket, string> = {
  recent_change: "A recent change",
  known_pattern: "A known pattern",
  external: "Something external",
};

export const guessResultName: Record<GuessResult, string> = {
  open: "Open",
  ruled_out: "Ruled out",
  confirmed: "Confirmed",
};

export const updateAudienceName: Record<UpdateAudience, string> = {
  responders: "those who work on it",
  support: "support",
  executives: "executives",
  customers: "customers",
};

export const sharingName: Record<Sharing["state"], string> = {
  unmarked: "Not marked",
  internal: "Inside the company",
  public: "In public",
};

export const mistakeName: Record<keyof MistakeRecord, string> = {
  what_happened: "What happened",
  learned: "What I learned",
  will_do_differently: "What I will do differently",
};

export const calibrationName: Record<keyof Calibration, string> = {
  confidence: "My confidence",
  speed: "My speed",
  talk: "How much I talked",
  escalation: "How readily I escalated",
};

type PrivateText = Exclude<keyof PrivateBlock, "own_change" | "delay_minutes" | "calibration">;

export const privateName: Record<PrivateText, string> = {
  fear: "Fear",
  guilt: "Guilt",
  pride: "Pride",
  honesty: "Honesty",
  compassion: "Compassion",
  rigour: "Rigour",
  notes: "Notes",
};

/** Why the journal can only be read, what is safe, and the next step. */
export const unwritableName: Record<Unwritable, string> = {
  read_only:
    "This journal can be read, but not changed: its folder cannot be written to. Everything in it is safe. Make the folder writable, and it can be changed again at once.",
  disk_full:
    "This journal can be read, but not changed: the disk is full. Everything in it is safe. Free some space, and it can be changed again at once.",
};

export const recoveryCodeMeaning =
  "If the passphrase is ever lost, this code is the only other way in. It is shown once, here. Write it down, or keep it in a password manager, away from this computer.";
