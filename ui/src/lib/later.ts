/** Times to put something off to, by the clock on the wall of this computer. */
export function later(now: Date): { name: string; at: string }[] {
  const at = (days: number, hour: number): string =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour).toISOString();
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  const choices = [
    { name: "In an hour", at: new Date(now.getTime() + 3_600_000).toISOString() },
    { name: "Tomorrow morning", at: at(1, 9) },
    { name: "Monday morning", at: at(untilMonday, 9) },
  ];
  // On a Sunday tomorrow is Monday: once is enough.
  return choices.filter(
    (choice, index) => choices.findIndex((each) => each.at === choice.at) === index,
  );
}
