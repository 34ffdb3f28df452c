import { describe, expect, it } from "vitest";
import { Failure, toFailure } from "./failure";

describe("toFailure", () => {
  it("keeps code, message, hint and field of our own error object", () => {
    const failure = toFailure({
      code: "wrong_passphrase",
      message: "This passphrase does not open the journal.",
      hint: "Try again, or use the recovery code.",
      field: "passphrase",
    });

    expect(failure).toMatchObject({
      code: "wrong_passphrase",
      message: "This passphrase does not open the journal.",
      hint: "Try again, or use the recovery code.",
      field: "passphrase",
    });
  });

  it("turns the shell's bare string into a failure", () => {
    const failure = toFailure("command log_incident not found");

    expect(failure).toBeInstanceOf(Failure);
    expect(failure.message).toBe("command log_incident not found");
  });

  it("turns a thrown Error into a failure", () => {
    expect(toFailure(new TypeError("bridge is gone")).message).toBe("bridge is gone");
  });

  it("leaves null hints out, and says something when there is nothing to say", () => {
    const failure = toFailure({ code: null, message: "", hint: null });

    expect(failure.hint).toBeUndefined();
    expect(failure.message).toBe("Afterpage could not finish this. Nothing was changed.");
    expect(toFailure(undefined).message).toBe(failure.message);
  });
});
