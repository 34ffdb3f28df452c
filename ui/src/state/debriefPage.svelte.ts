import { core, type DebriefProposal, type StoryPart } from "../ipc";
import { Latest } from "../lib/latest";
import { OpenIncident } from "./openIncident.svelte";
import type { TextDraft } from "./draft.svelte";

/**
 * The page of the morning after. A question that has no answer yet shows the user's own lines; they are kept as soon as
 * they are changed, or with "Done", but never where the user emptied the field.
 */
export class DebriefPage {
  proposal = $state.raw<DebriefProposal>() as DebriefProposal;
  readonly open: OpenIncident;
  #latest = new Latest();
  #touched = $state<Partial<Record<StoryPart, true>>>({});

  private constructor(open: OpenIncident, proposal: DebriefProposal) {
    this.open = open;
    this.proposal = proposal;
  }

  static async read(id: string): Promise<DebriefPage> {
    const [view, proposal] = await Promise.all([core.incident(id), core.proposeDebrief(id)]);
    return new DebriefPage(new OpenIncident(view), proposal);
  }

  async readAgain(): Promise<void> {
    await this.open.read();
    const proposal = await this.#latest.of(() => core.proposeDebrief(this.open.incident.id));
    if (proposal !== undefined) this.proposal = proposal;
  }

  lines(part: StoryPart): DebriefProposal["story"][number]["lines"] {
    return this.proposal.story.find((each) => each.part === part)?.lines ?? [];
  }

  /** The field shows what was drafted from the lines of the pad. */
  isDrafted(part: StoryPart): boolean {
    return this.#drafted(part) !== "";
  }

  answer(part: StoryPart): TextDraft {
    const draft = this.open.story[part];
    const drafted = this.#drafted(part);
    return {
      value: drafted === "" ? draft.value : drafted,
      failure: draft.failure,
      type: (text) => {
        this.#touched = { ...this.#touched, [part]: true };
        draft.type(text);
      },
      flush: () => draft.flush(),
    };
  }

  leaveEmpty(part: StoryPart): void {
    this.#touched = { ...this.#touched, [part]: true };
  }

  /** Keeps what stands in the fields. */
  async keepDrafted(): Promise<void> {
    for (const { part } of this.proposal.story) {
      const drafted = this.#drafted(part);
      if (drafted !== "") await this.open.story[part].put(drafted);
    }
  }

  #drafted(part: StoryPart): string {
    if (this.#touched[part] || this.open.story[part].value !== "") return "";
    return this.proposal.story.find((each) => each.part === part)?.text ?? "";
  }
}
