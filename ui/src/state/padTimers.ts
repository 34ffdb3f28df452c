import { core, type Reminder } from "../ipc";
import { toasts } from "./toasts.svelte";

/** "Resolved" is said only after the fix was watched for a while: the guard against a second wave. */
export async function watchFix(id: string, minutes?: number): Promise<Reminder> {
  const length = minutes ?? (await core.journalSettings()).pad.verify_minutes;
  const at = new Date(Date.now() + length * 60_000).toISOString();
  const reminder = await core.setReminder(id, "verify", at);
  toasts.say(`Watching the fix for ${length} minutes. It rings when they are over.`);
  return reminder;
}
