import {
  core,
  toFailure,
  type Failure,
  type ImportOptions,
  type ImportReport,
  type QuickLog,
} from "../ipc";
import { isFilled, type Cells } from "../lib/cells";
import {
  columns,
  fields,
  openDay,
  readRow,
  tableOf,
  twinsOf,
  type SentRow,
  type Verdict,
} from "./backFillRow";
import { catalog } from "./catalog.svelte";
import { Sheet } from "./sheet.svelte";

/** One row, and what the journal says of it; null while it is not known. */
export interface Row {
  line: readonly string[];
  verdict: Verdict | null;
  /** The row above that is the same incident. */
  twin: number | null;
}

interface Kept {
  zone: string;
  dayFirst: boolean | null;
  cells: Cells;
}

/** Old incidents on their way into the journal, as rows of a spreadsheet. */
export class BackFill {
  readonly sheet: Sheet;
  zone = $state("");
  dayFirst = $state<boolean | null>(null);
  failure = $state.raw<Failure | null>(null);
  #verdicts = $state.raw<Readonly<Record<string, Verdict>>>({});
  #running: Promise<void> | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #stopped = false;

  /** `kept` is what `written` was, before the window was closed. */
  constructor(kept: string | null, zone: string) {
    const known = kept === null ? null : readKept(kept);
    this.sheet = new Sheet(columns.length, known?.cells);
    this.zone = known?.zone ?? zone;
    this.dayFirst = known?.dayFirst ?? null;
  }

  readonly rows: readonly Row[] = $derived.by(() => {
    const verdicts = this.sheet.cells.map((line) => this.#verdicts[this.#key(line)] ?? null);
    const twins = twinsOf(verdicts.map((verdict) => verdict?.id ?? null));
    return this.sheet.cells.map((line, row) => {
      return { line, verdict: verdicts[row] ?? null, twin: twins[row] ?? null };
    });
  });

  /** The places of the rows that can be added. */
  readonly ready: readonly number[] = $derived(
    this.rows.flatMap(({ verdict, twin }, row) =>
      verdict !== null && verdict.id !== null && twin === null ? [row] : [],
    ),
  );

  /** The places of the rows that cannot be added as they are. */
  readonly faulty: readonly number[] = $derived(
    this.rows.flatMap(({ line, verdict, twin }, row) =>
      isFilled(line) && verdict !== null && (verdict.id === null || twin !== null) ? [row] : [],
    ),
  );

  readonly asksDay: boolean = $derived(this.rows.some(({ verdict }) => verdict?.asksDay));

  /** All that has to be kept until it is added; empty where nothing was typed. */
  get written(): string {
    const end = this.sheet.filled.at(-1);
    if (end === undefined) return "";
    const { zone, dayFirst } = this;
    return JSON.stringify({ zone, dayFirst, cells: this.sheet.cells.slice(0, end + 1) });
  }

  /** Asks of every row that is not known, one after the other. */
  check(): Promise<void> {
    this.#running ??= this.#work().finally(() => (this.#running = null));
    return this.#running;
  }

  /** What is in the journal has changed, so that all may be different. */
  forget(): void {
    this.#verdicts = {};
  }

  /** Elsewhere another import may begin, which must not meet rows of this one. */
  stop(): void {
    this.#stopped = true;
  }

  /** All rows that can be, in one step: one undo takes them back. They are here no longer. */
  async add(): Promise<ImportReport | null> {
    await this.check();
    const { ready } = this;
    if (ready.length === 0) return null;
    const sent = ready.map((row) => this.sheet.cells[row] ?? []);
    const keys = sent.map((line) => this.#key(line));
    const report = await this.#send(
      sent.map((line) => this.#sent(line)),
      false,
    );
    // What was typed into one of them meanwhile is another row.
    this.sheet.drop(ready.filter((row) => keys.includes(this.#key(this.sheet.cells[row] ?? []))));
    return report;
  }

  async #work(): Promise<void> {
    this.failure = null;
    try {
      do
        for (let row = this.#unknown; row >= 0 && !this.#stopped; row = this.#unknown)
          await this.#ask(row);
      while (!this.#stopped && this.asksDay && (await this.#learnDay()));
    } catch (rejection) {
      this.failure = toFailure(rejection);
    }
  }

  get #unknown(): number {
    return this.rows.findIndex(({ line, verdict }) => verdict === null && isFilled(line));
  }

  async #ask(row: number): Promise<void> {
    const line = this.sheet.cells[row] ?? [];
    const key = this.#key(line);
    const verdict = await this.#read(line);
    this.#verdicts = { ...this.#verdicts, [key]: verdict };
    const { plainly } = verdict;
    if (plainly === null) return;
    const { column, text } = plainly;
    this.sheet.amend({ row, column }, line[column] ?? "", text);
  }

  async #read(line: readonly string[]): Promise<Verdict> {
    try {
      return await readRow(line, {
        zone: this.zone,
        dryRun: (row) => this.#send([row], true),
        readTime: (text) => core.readTime(text, null, this.zone),
        isLength: async (text) => isLength(await core.readQuickLog(text, this.zone)),
        isService: (id) => catalog.services.some(({ service }) => service.id === id),
        className: (key) => catalog.classes.find((each) => each.key === key)?.name ?? null,
      });
    } catch (rejection) {
      if (toFailure(rejection).code === "import_which_day") return openDay(line);
      throw rejection;
    }
  }

  /** Whether the rows together tell the order of day and month: it is the one that fits more of them. */
  async #learnDay(): Promise<boolean> {
    const sent = this.sheet.filled.map((row) => this.#sent(this.sheet.cells[row] ?? []));
    const faults = async (dayFirst: boolean): Promise<number> => {
      const { skipped, warnings } = await this.#send(sent, true, dayFirst);
      return skipped.length + warnings.length;
    };
    const [day, month] = [await faults(true), await faults(false)];
    if (day === month || this.dayFirst !== null) return false;
    this.dayFirst = day < month;
    return true;
  }

  #sent(line: readonly string[]): SentRow {
    return { line, isLength: this.#verdicts[this.#key(line)]?.isLength ?? false };
  }

  #key(line: readonly string[]): string {
    return JSON.stringify([this.zone, this.dayFirst, line]);
  }

  /** Taking a table and importing it are two questions, between which no other may come. */
  #send(
    rows: readonly SentRow[],
    dryRun: boolean,
    dayFirst = this.dayFirst,
  ): Promise<ImportReport> {
    const options = { ...this.#options(dryRun), day_first: dayFirst };
    const sent = this.#last.then(async () => {
      await core.takePasted(tableOf(rows));
      return core.importChosen(options);
    });
    this.#last = sent.catch(() => undefined);
    return sent;
  }

  #options(dryRun: boolean): Omit<ImportOptions, "day_first"> {
    const named = Object.fromEntries(fields.map((field) => [field, [field]]));
    return {
      format: "spreadsheet",
      zone: this.zone,
      skip_bad: dryRun,
      with_maintenance: false,
      me: [],
      authors: "keep",
      // A bare time of day is one of the night in which it began.
      columns: { ...named, day: ["began"] },
      dry_run: dryRun,
    };
  }
}

/** Nothing else was said, and the beginning is only worked out from it. */
const isLength = ({ incident }: QuickLog): boolean =>
  incident.title === "" &&
  incident.milestones.some(({ kind, estimated }) => kind === "began" && estimated);

/** Null where it is not what `written` writes. */
function readKept(text: string): Kept | null {
  try {
    const { zone, dayFirst, cells } = JSON.parse(text) as Partial<Kept>;
    if (typeof zone !== "string" || !Array.isArray(cells)) return null;
    const line = (row: unknown): string[] =>
      columns.map((_, at) => (Array.isArray(row) ? String(row[at] ?? "") : ""));
    return { zone, dayFirst: dayFirst ?? null, cells: cells.map(line) };
  } catch {
    return null;
  }
}
