import type { EvidenceQuery, ListQuery, Scope } from "../ipc";

/** Unrestricted: every incident of the journal. */
export const wholeScope = (): Scope => ({
  version: 1,
  period: { from: null, to: null },
  services: [],
  classes: [],
  severities: [],
  roles: [],
  kinds: [],
  employers: [],
});

export const everyIncident = (limit: number | null = null): ListQuery => ({
  scope: wholeScope(),
  text: "",
  only: null,
  sort: "newest_first",
  offset: 0,
  limit,
});

/** All evidence, or what names one incident. */
export const ofIncident = (incident: string | null): EvidenceQuery => ({
  text: "",
  kind: null,
  contribution: null,
  incident,
  offset: 0,
  limit: null,
});
