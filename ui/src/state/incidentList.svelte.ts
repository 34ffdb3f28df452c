import {
  core,
  type Facets,
  type IncidentRow,
  type ListQuery,
  type SearchHit,
  type Scope,
  type View,
} from "../ipc";
import { everyIncident } from "../lib/query";
import { toasts } from "./toasts.svelte";

const pageSize = 200;

export interface Narrowing {
  year: string;
  severity: string;
  service: string;
  class: string;
  kind: string;
}

const nothing: Narrowing = { year: "", severity: "", service: "", class: "", kind: "" };

/** Incidents that a figure named, and its words for them. */
interface Chosen {
  incidents: string[];
  words: string;
}

/** The choices of the facets that ask for a scope, as this list makes them. */
const narrowingOf = (scope: Scope): Narrowing => ({
  year: scope.period.from?.slice(0, 4) ?? "",
  severity: scope.severities[0] ?? "",
  service: scope.services[0] ?? "",
  class: scope.classes[0] ?? "",
  kind: scope.kinds[0] ?? "",
});

/** The journal's list: a question, and the pages of its answer that have been looked at. */
export class IncidentList {
  text = $state("");
  narrowing = $state<Narrowing>({ ...nothing });
  sort = $state<ListQuery["sort"]>("newest_first");
  chosen = $state.raw<Chosen | null>(null);
  total = $state(0);
  facets = $state.raw<Facets | null>(null);
  /** False until the first answer, so that an empty journal is not claimed too early. */
  known = $state(false);
  #rows = $state.raw<readonly (IncidentRow | undefined)[]>([]);
  #hits = $state.raw<Readonly<Record<string, SearchHit>>>({});
  #asked = 0;
  #loading: number[] = [];
  #view: [number, number] = [0, 1];

  row(index: number): IncidentRow | undefined {
    return this.#rows[index];
  }

  /** The matching line of an incident, while something is searched for. */
  hit(id: string): SearchHit | undefined {
    return this.#hits[id];
  }

  indexOf(id: string | null): number {
    return this.#rows.findIndex((row) => row?.id === id);
  }

  get narrowed(): boolean {
    return (
      this.chosen !== null ||
      this.text !== "" ||
      Object.values(this.narrowing).some((value) => value !== "")
    );
  }

  clear(): void {
    this.text = "";
    this.narrowing = { ...nothing };
    this.chosen = null;
  }

  /** Shows these alone. */
  choose(chosen: Chosen): void {
    this.clear();
    this.chosen = chosen;
  }

  /** As a saved view asks. */
  ask(view: View): void {
    this.clear();
    this.text = view.text;
    this.sort = view.sort;
    this.narrowing = narrowingOf(view.scope);
  }

  shows({ text, sort, scope }: View): boolean {
    const wanted = narrowingOf(scope);
    const same = (by: keyof Narrowing): boolean => this.narrowing[by] === wanted[by];
    return (
      this.chosen === null &&
      this.text.trim() === text &&
      this.sort === sort &&
      (Object.keys(wanted) as (keyof Narrowing)[]).every(same)
    );
  }

  query(): ListQuery {
    const { year, severity, service, class: failure, kind } = this.narrowing;
    const base = everyIncident(pageSize);
    const one = <T>(value: string): T[] => (value === "" ? [] : [value as T]);
    const scope: Scope = {
      ...base.scope,
      period:
        year === "" ? { from: null, to: null } : { from: `${year}-01-01`, to: `${year}-12-31` },
      severities: one(severity),
      services: one(service),
      classes: one(failure),
      kinds: one(kind),
    };
    const only = this.chosen?.incidents ?? null;
    return { ...base, scope, text: this.text.trim(), only, sort: this.sort };
  }

  /** All of them in this order, or those of a stretch, also those that were never in view. */
  async rows(first = 0, end: number | null = null): Promise<IncidentRow[]> {
    const limit = end === null ? null : end - first;
    return (await core.listIncidents({ ...this.query(), offset: first, limit })).rows;
  }

  /** Asks anew: the rows in view first, counts beside them. */
  async read(): Promise<void> {
    const asked = ++this.#asked;
    const query = this.query();
    const [first, end] = this.#view;
    const offset = Math.floor(first / pageSize) * pageSize;
    const limit = Math.ceil((end - offset) / pageSize) * pageSize;
    try {
      const [page, facets, hits] = await Promise.all([
        core.listIncidents({ ...query, offset, limit }),
        core.facets(query),
        query.text === "" ? [] : core.search(query.text),
      ]);
      // A newer question is already on its way.
      if (asked !== this.#asked) return;
      const rows = new Array<IncidentRow | undefined>(page.total);
      page.rows.forEach((row, at) => (rows[offset + at] = row));
      this.#loading = [];
      this.#rows = rows;
      this.#hits = Object.fromEntries(hits.toReversed().map((hit) => [hit.incident, hit]));
      this.total = page.total;
      this.facets = facets;
      this.known = true;
    } catch (rejection) {
      if (asked === this.#asked) toasts.fail(rejection);
    }
  }

  /** Makes sure the rows in view are there. */
  look(first: number, end: number): void {
    this.#view = [first, Math.max(end, first + 1)];
    for (let at = Math.floor(first / pageSize); at * pageSize < end; at++) {
      if (this.#rows[at * pageSize] === undefined && at * pageSize < this.total)
        void this.#page(at);
    }
  }

  async #page(at: number): Promise<void> {
    if (this.#loading.includes(at)) return;
    this.#loading.push(at);
    const asked = this.#asked;
    try {
      const page = await core.listIncidents({ ...this.query(), offset: at * pageSize });
      if (asked !== this.#asked) return;
      const rows = [...this.#rows];
      page.rows.forEach((row, index) => (rows[at * pageSize + index] = row));
      this.#rows = rows;
    } catch (rejection) {
      toasts.fail(rejection);
    }
    this.#loading = this.#loading.filter((each) => each !== at);
  }
}

/** Kept while other places are visited, so that a search is still there on return. */
export const incidentList = new IncidentList();
