/** What a refused command says: a code to act on, a sentence, and often the next step. */
export class Failure extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly hint?: string,
    readonly field?: string,
  ) {
    super(message);
    this.name = "Failure";
  }
}

/**
 * Commands refuse with our own object, but a command that could not be decoded, or does not exist,
 * refuses with a bare string, and a broken bridge throws an Error. All three become one thing.
 */
export function toFailure(rejection: unknown): Failure {
  if (rejection instanceof Failure) return rejection;
  if (typeof rejection === "string") return new Failure("shell", rejection);
  if (rejection instanceof Error) return new Failure("shell", rejection.message);
  if (typeof rejection === "object" && rejection !== null) return fromObject({ ...rejection });
  return new Failure("shell", "Afterpage could not finish this. Nothing was changed.");
}

function fromObject(parts: Record<string, unknown>): Failure {
  const text = (name: string): string | undefined => {
    const value = parts[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  return new Failure(
    text("code") ?? "shell",
    text("message") ?? "Afterpage could not finish this. Nothing was changed.",
    text("hint"),
    text("field"),
  );
}
