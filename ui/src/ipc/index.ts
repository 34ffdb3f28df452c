/** The one door to the shell. Nothing else imports the Tauri packages or the generated bindings. */
import { commands, events } from "./bindings";
import { toFailure } from "./failure";

export type * from "./bindings";
export { Failure, toFailure } from "./failure";

type Commands = typeof commands;

/** Every command of the shell; whatever one refuses with arrives as a `Failure`. */
export const core = Object.fromEntries(
  Object.entries(commands).map(([name, command]) => [name, refusingAsFailure(command)]),
) as Commands;

function refusingAsFailure(command: (...values: never[]) => Promise<unknown>) {
  return async (...values: never[]): Promise<unknown> => {
    try {
      return await command(...values);
    } catch (rejection) {
      throw toFailure(rejection);
    }
  };
}

/** Records that changed, here or in another process; returns what stops listening. */
export const onChanged = (hear: (ids: ItemIds) => void): Promise<() => void> =>
  events.journalChanged.listen(({ payload }) => hear(payload.ids));

export const onLocked = (hear: () => void): Promise<() => void> =>
  events.journalLocked.listen(() => hear());

type ItemIds = import("./bindings").ItemId[];
