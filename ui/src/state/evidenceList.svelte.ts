import { core, type ContributionKind, type EvidenceKind, type EvidencePage } from "../ipc";
import { Latest } from "../lib/latest";
import { ofIncident } from "../lib/query";
import { toasts } from "./toasts.svelte";

const empty: EvidencePage = { total: 0, rows: [], runbooks: 0, contributions: 0, feedback: 0 };

/** The stream of evidence: a question, and its answer. */
class EvidenceList {
  text = $state("");
  kind = $state<EvidenceKind | "">("");
  contribution = $state<ContributionKind | "">("");
  /** False until the first answer, so that an empty stream is not claimed too early. */
  known = $state(false);
  #page = $state.raw<EvidencePage>(empty);
  #latest = new Latest();

  get rows(): EvidencePage["rows"] {
    return this.#page.rows;
  }

  /** What can be narrowed to, with how many of each the search leaves. */
  get kinds(): { kind: EvidenceKind | ""; count: number }[] {
    const { runbooks, contributions, feedback } = this.#page;
    return [
      { kind: "", count: runbooks + contributions + feedback },
      { kind: "runbook", count: runbooks },
      { kind: "contribution", count: contributions },
      { kind: "feedback", count: feedback },
    ];
  }

  get narrowed(): boolean {
    return this.text !== "" || this.kind !== "";
  }

  indexOf(id: string | undefined): number {
    return this.rows.findIndex((row) => row.item.id === id);
  }

  narrow(kind: EvidenceKind | ""): void {
    this.kind = kind;
    this.contribution = "";
  }

  clear(): void {
    this.text = "";
    this.narrow("");
  }

  async read(): Promise<void> {
    const query = {
      ...ofIncident(null),
      text: this.text.trim(),
      kind: this.kind || null,
      contribution: this.contribution || null,
    };
    try {
      const page = await this.#latest.of(() => core.evidence(query));
      if (page === undefined) return;
      this.#page = page;
      this.known = true;
    } catch (rejection) {
      toasts.fail(rejection);
    }
  }
}

/** Kept while other places are visited, so that a search is still there on return. */
export const evidenceList = new EvidenceList();
