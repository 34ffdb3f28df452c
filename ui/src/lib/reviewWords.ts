/** The words of reviews and actions. Their keys are the generated types, so a new one cannot be forgotten. */
import type { ActionState, PostmortemState, ReviewClock } from "../ipc";
import {
  actionKindWords,
  actionStateWords,
  factorFamilyWords,
  layerWords,
  priorityWords,
  reviewRoleWords,
} from "../ipc/words/review";
import { capitalised } from "./words";

/** Of texts that are kept under a key only where there is one. */
export const textOf = <K extends string>(texts: Partial<Record<K, string>>, key: K): string =>
  texts[key] ?? "";

export const actionKindName = capitalised(actionKindWords);

export { priorityWords as priorityName };

export const actionStateName = capitalised(actionStateWords);

/** What a state still has to say, as the core counts it: "proof", "who", "why". */
export function lacks(state: ActionState): string[] {
  const isSaid = (text: string): boolean => text.trim() !== "";
  switch (state.state) {
    case "open":
    case "done":
      return [];
    case "verified": {
      const { text, link, attachment } = state.proof;
      return isSaid(text) || isSaid(link) || attachment !== null ? [] : ["proof"];
    }
    case "risk_accepted":
      return [...(isSaid(state.who) ? [] : ["who"]), ...(isSaid(state.why) ? [] : ["why"])];
    case "dropped":
      return isSaid(state.why) ? [] : ["why"];
  }
}

export const familyName = capitalised(factorFamilyWords);

export const layerName = capitalised(layerWords);

export const reviewRoleName = capitalised(reviewRoleWords);

export const postmortemStateName: Record<PostmortemState["state"], string> = {
  draft: "Draft",
  in_review: "In review",
  done: "Done",
};

export const reviewClockName: Record<ReviewClock, string> = {
  held: "the review is held",
  done: "the review is done",
};
