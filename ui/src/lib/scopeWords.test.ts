import { expect, it } from "vitest";
import { wholeScope } from "./query";
import { scopeWords, type ScopeNames } from "./scopeWords";

const names: ScopeNames = {
  services: [{ value: "s1", name: "payments" }],
  classes: [],
  employers: [],
};

it("says of a whole journal what the bar says", () => {
  expect(scopeWords(wholeScope(), names)).toBe("All that were real");
});

it("says what narrows it, by its name", () => {
  const scope = {
    ...wholeScope(),
    period: { from: "2026-01-01", to: null },
    severities: ["sev1", "sev2"] as const,
    services: ["s1"],
  };
  expect(scopeWords({ ...scope, severities: [...scope.severities] }, names)).toBe(
    "from 2026-01-01 on; Severity: SEV1 Critical, SEV2 High; Service: payments",
  );
});

it("does not keep quiet about a service that is gone", () => {
  expect(scopeWords({ ...wholeScope(), services: ["s9"] }, names)).toBe(
    "Service: one that is gone",
  );
});
