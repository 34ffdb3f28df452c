/** The words of closed lists. Their keys are the generated types, so a new one cannot be forgotten. */
import type {
  Calibration,
  Depth,
  DetectedBy,
  Ending,
  EntryKind,
  Extent,
  Growth,
  GuessBucket,
  GuessResult,
  IncidentKind,
  JournalState,
  Judged,
  MilestoneKind,
  Missing,
  MistakeRecord,
  MitigationKind,
  Phase,
  PrivateBlock,
  ReminderKind,
  Role,
  Severity,
  Sharing,
  StoryPart,
  Unwritable,
} from "../ipc";

interface Option<T extends string> {
  value: T;
  name: string;
}

/** A closed list in the order in which it is offered. */
export const options = <T extends string>(names: Record<T, string>): Option<T>[] =>
  (Object.entries(names) as [T, string][]).map(([value, name]) => ({ value, name }));

export const severityName: Record<Severity, string> = {
  sev1: "SEV1 Critical",
  sev2: "SEV2 High",
  sev3: "SEV3 Medium",
  sev4: "SEV4 Low",
};

export const severityLetter: Record<Severity, string> = {
  sev1: "C",
  sev2: "H",
  sev3: "M",
  sev4: "L",
};

export const incidentKindName: Record<IncidentKind, string> = {
  incident: "Incident",
  near_miss: "Near miss",
  false_alarm: "False alarm",
  vendor: "Vendor",
  drill: "Drill",
  reviewed_only: "Reviewed only",
  shadowed: "Shadowed",
};

export const milestoneName: Record<MilestoneKind, string> = {
  began: "Began",
  detected: "Detected",
  paged: "Paged",
  acknowledged: "Acknowledged",
  engaged: "Engaged",
  mitigated: "Mitigated",
  cause_known: "Cause known",
  resolved: "Resolved",
  verified: "Verified",
  reviewed: "Reviewed",
};

export const roleName: Record<Role, string> = {
  first_responder: "First responder",
  incident_commander: "Incident commander",
  communicator: "Communicator",
  scribe: "Scribe",
  subject_expert: "Subject expert",
  responder: "Responder",
  facilitator: "Facilitator",
  business_context: "Business context",
  observer: "Observer or shadow",
};

export const detectedByName: Record<DetectedBy["by"], string> = {
  alert: "An alert",
  user_report: "A user's report",
  colleague: "A colleague",
  me: "Me, before any alert",
  other: "Other",
};

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

export const storyName: Record<StoryPart, string> = {
  what_happened: "What happened",
  my_part: "My part",
  outcome: "The outcome",
  learned: "What I learned",
};

export const phaseName: Record<Phase, string> = {
  detect: "Detect",
  respond: "Respond",
  mitigate: "Mitigate",
  resolve: "Resolve",
  verify: "Verify",
  learn: "Learn",
  prevent: "Prevent",
};

export const entryKindName: Record<EntryKind, string> = {
  saw: "Saw",
  did: "Did",
  decided: "Decided",
  guess: "Guess",
  told: "Told",
  asked: "Asked",
  note: "Note",
};

/** The key that sets a kind at the start of a line, and the glyph that shows it. */
export const entryKey: Record<Exclude<EntryKind, "note">, string> = {
  saw: ".",
  did: ">",
  decided: "!",
  guess: "?",
  told: "@",
  asked: "+",
};

export const reminderName: Record<ReminderKind, string> = {
  next_update: "The next update is due",
  verify: "See whether the fix still holds",
  hand_off: "Think of handing over",
  escalate: "Think of escalating",
  recovery_hour: "Tell everyone, close the channel, thank the responders",
  recovery_day: "Follow up, collect the data, schedule the review",
  recovery_two_days: "Review written, actions filed, runbook updated",
  debrief: "Debrief",
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
    "This journal can be read, but not changed: its folder cannot be written to. Everything in it is safe. Check the permissions of the folder, or move the journal to another disk, and start Afterpage again.",
  disk_full:
    "This journal can be read, but not changed: the disk is full. Everything in it is safe. Free some space and start Afterpage again.",
};
