/** The one door to the shell. Nothing else imports the Tauri packages or the generated bindings. */
import { invoke } from "@tauri-apps/api/core";
import { commands, events, type ItemId, type Reminder } from "./bindings";
import { toFailure, type Failure } from "./failure";
import type { Whole } from "./whole";

export type * from "./bindings";
export type {
  Action,
  ActionBoard,
  ActionEdit,
  ActionRow,
  ActionState,
  Calibration,
  BlastRadius,
  DeviceSettings,
  Entry,
  EntryDetail,
  EntryEdit,
  EarlierIncident,
  Header,
  Impact,
  ImportOptions,
  ImportReport,
  ImprovementFinding,
  Incident,
  IncidentEdit,
  IncidentView,
  Insights,
  InsightsQuestion,
  JournalSettings,
  ListQuery,
  MistakeRecord,
  NewEntry,
  NewIncident,
  Packet,
  PacketEdit,
  PadView,
  Period,
  Postmortem,
  PostmortemEdit,
  PostmortemView,
  PrivateBlock,
  Proof,
  QuickLog,
  ReviewKit,
  Scope,
  SeenBefore,
  Service,
  ServiceUse,
  View,
} from "./whole";
export { Failure, toFailure } from "./failure";

type Commands = {
  [K in keyof typeof commands]: (
    ...values: Parameters<(typeof commands)[K]>
  ) => Promise<Whole<Awaited<ReturnType<(typeof commands)[K]>>>>;
};

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

/** How large everything in this window is shown; 1 is as usual. The package's own function would bring all of its window. */
export const setZoom = (factor: number): Promise<void> =>
  invoke("plugin:webview|set_webview_zoom", { value: factor });

/** Records that changed, here or in another process; returns what stops listening. */
export const onChanged = (hear: (ids: ItemId[]) => void): Promise<() => void> =>
  events.journalChanged.listen(({ payload }) => hear(payload.ids));

export const onBackupFailed = (hear: (failure: Failure) => void): Promise<() => void> =>
  events.backupFailed.listen(({ payload }) => hear(toFailure(payload.error)));

export const onLocked = (hear: () => void): Promise<() => void> =>
  events.journalLocked.listen(() => hear());

/** The pad's window asked the main one for a page, which `wantedPage` gives. */
export const onPageWanted = (hear: () => void): Promise<() => void> =>
  events.pageWanted.listen(() => hear());

/** What rings now; each rings once, in one window. */
export const onRang = (hear: (reminders: Reminder[]) => void): Promise<() => void> =>
  events.remindersRang.listen(({ payload }) => hear(payload.reminders));
