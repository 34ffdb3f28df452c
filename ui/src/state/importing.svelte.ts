import {
  core,
  toFailure,
  type Authors,
  type Failure,
  type ImportOptions,
  type ImportReport,
  type JournalSettings,
  type TableLook,
} from "../ipc";

type Reading = JournalSettings["imports"]["tables"][string];

/** Something on its way into the journal: what only the user knows of it, and what it would bring. */
export class Importing {
  withMaintenance = $state(false);
  skipBad = $state(false);
  dayFirst = $state<boolean | null>(null);
  zone = $state("");
  me = $state.raw<string[]>([]);
  authors = $state<Authors>("keep");
  columns = $state.raw<Record<string, string[]>>({});
  table = $state.raw<TableLook | null>(null);
  preview = $state.raw<ImportReport | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** The preview is of what was asked before. */
  looking = $state(false);
  #asked = 0;

  constructor(zone: string) {
    this.zone = zone;
  }

  get isNothing(): boolean {
    return this.preview !== null && this.preview.new + this.preview.changed === 0;
  }

  options(dryRun: boolean): ImportOptions {
    return {
      format: "auto",
      zone: this.zone,
      skip_bad: this.skipBad,
      with_maintenance: this.withMaintenance,
      me: this.me,
      authors: this.authors,
      columns: this.columns,
      day_first: this.dayFirst,
      dry_run: dryRun,
    };
  }

  /** Reads it anew. What is shown stays until the answer to the latest question is there. */
  async look(dry: ImportOptions): Promise<void> {
    const mine = ++this.#asked;
    const isLatest = (): boolean => mine === this.#asked;
    if (this.looking) void core.cancelWork();
    this.looking = true;
    try {
      const table = await core.lookAtChosen(dry);
      if (!isLatest()) return;
      // The columns are there to be corrected even where the rows cannot be read.
      this.table = table;
      const isEnough = table === null || table.is_enough;
      const preview = isEnough ? await core.importChosen(dry) : null;
      if (!isLatest()) return;
      this.preview = preview;
      this.failure = null;
    } catch (rejection) {
      if (!isLatest()) return;
      this.failure = toFailure(rejection);
      this.preview = null;
    }
    this.looking = false;
  }

  /** As another table of these columns was read. */
  use(reading: Reading): void {
    this.columns = reading.columns;
    this.dayFirst = reading.day_first;
    this.zone = reading.zone;
  }

  get reading(): Reading {
    return { columns: this.#said(), day_first: this.dayFirst, zone: this.zone };
  }

  /** Every column as it stands, also those that nobody had to correct. */
  #said(): Record<string, string[]> {
    const said: Record<string, string[]> = { ...this.columns };
    for (const { name, field } of this.table?.columns ?? []) {
      if (field !== null && !(field in this.columns)) said[field] = [...(said[field] ?? []), name];
    }
    return said;
  }

  bringIn(): Promise<ImportReport> {
    return core.importChosen(this.options(false));
  }
}
