/** Which incidents are counted, in the words of the bar above the charts. */
import type { Period, Scope } from "../ipc";
import { incidentKindName, roleName, severityName, type Option } from "./words";

/** What the journal calls the things that a scope knows by their ids. */
export interface ScopeNames {
  services: readonly Option<string>[];
  classes: readonly Option<string>[];
  employers: readonly Option<string>[];
}

function periodWords({ from, to }: Period): string {
  if (from !== null && to !== null) return `${from} to ${to}`;
  if (from !== null) return `from ${from} on`;
  return to === null ? "" : `until ${to}`;
}

export function scopeWords(scope: Scope, names: ScopeNames): string {
  const named = (ids: readonly string[], options: readonly Option<string>[]): string =>
    ids
      .map((id) => options.find(({ value }) => value === id)?.name ?? "one that is gone")
      .join(", ");
  const parts = [
    ["", periodWords(scope.period)],
    ["Severity: ", scope.severities.map((each) => severityName[each]).join(", ")],
    ["Kind: ", scope.kinds.map((each) => incidentKindName[each]).join(", ")],
    ["Service: ", named(scope.services, names.services)],
    ["Class: ", named(scope.classes, names.classes)],
    ["My role: ", scope.roles.map((each) => roleName[each]).join(", ")],
    ["Employer: ", named(scope.employers, names.employers)],
  ] as const;
  const said = parts.filter(([, words]) => words !== "").map(([label, words]) => label + words);
  return said.length === 0 ? "All that were real" : said.join("; ");
}
