import type { ItemId } from "../ipc";

/** Where the reader is. There is no address bar, so this is the whole of navigation. */
export const places = [
  "pad",
  "today",
  "journal",
  "evidence",
  "insights",
  "oncall",
  "packets",
  "settings",
] as const;
export type Place = (typeof places)[number];

/** Parts of the place "Evidence". */
type EvidencePart = "stream" | "claims" | "actions" | "reviews" | "practice";

export type IncidentPart = "story" | "timeline" | "review" | "evidence";

class Route {
  /** The pad has a window of its own, of the same page; there is nowhere to go from it. */
  readonly inPadWindow = location.hash === "#pad";
  place = $state<Place>("today");
  /** The incident that stands open beside the list, if any. */
  incident = $state<string | null>(null);
  /** The part of it that is shown. */
  incidentPart = $state<IncidentPart>("story");
  trash = $state(false);
  /** The table of old incidents to be added, instead of the list. */
  backFill = $state(false);
  /** The incident whose debrief stands open on Today. */
  debrief = $state<string | null>(null);
  /** Settings opened for the sake of an import: it asks for the file at once. */
  importing = $state(false);
  /** The piece of evidence that stands open beside the stream, if any. */
  evidence = $state.raw<ItemId | null>(null);
  evidencePart = $state<EvidencePart>("stream");
  /** The review that stands open instead of the list of reviews, if any. */
  review = $state<string | null>(null);
  /** The packet that stands open; where it is gone or none was chosen, the newest. */
  packet = $state<string | null>(null);
  /** The ladder instead of the packets. */
  ladder = $state(false);
  /** "Getting ready" instead of Today. */
  ready = $state(false);

  goToImport(): void {
    this.go("settings");
    this.importing = true;
  }

  go(place: Place): void {
    this.place = place;
    this.trash = false;
    this.backFill = false;
    this.debrief = null;
    this.importing = false;
    this.ladder = false;
    this.ready = false;
    if (place !== "journal") this.incident = null;
    if (place !== "evidence") {
      this.evidence = null;
      this.review = null;
      this.evidencePart = "stream";
    }
  }

  /** Any record that has a page of its own. */
  open(item: ItemId): void {
    if (item.noun === "incident") this.openIncident(item.id);
    else if (item.noun === "ladder") this.goToLadder();
    else if (item.noun === "packet") this.openPacket(item.id);
    else if (item.noun === "action") this.goToEvidence("actions");
    else if (item.noun === "claim") this.goToEvidence("claims");
    else if (item.noun === "improvement") this.go("insights");
    else if (item.noun === "postmortem") this.openReviewById(item.id);
    else if (loadNouns.includes(item.noun)) this.go("oncall");
    else if (hasPage(item)) {
      this.go("evidence");
      this.evidencePart = "stream";
      this.evidence = item;
    }
  }

  private openReviewById(id: string): void {
    this.goToEvidence("reviews");
    this.review = id;
  }

  private openPacket(id: string): void {
    this.go("packets");
    this.packet = id;
  }

  goToLadder(): void {
    this.go("packets");
    this.ladder = true;
  }

  goToReady(): void {
    this.go("today");
    this.ready = true;
  }

  goToEvidence(part: EvidencePart): void {
    this.go("evidence");
    this.evidence = null;
    this.review = null;
    this.evidencePart = part;
  }

  openIncident(id: string, part: IncidentPart = "story"): void {
    this.place = "journal";
    this.trash = false;
    this.backFill = false;
    this.incident = id;
    this.incidentPart = part;
  }

  openReview(incident: string): void {
    this.openIncident(incident, "review");
  }

  openTrash(): void {
    this.place = "journal";
    this.incident = null;
    this.backFill = false;
    this.trash = true;
  }

  openBackFill(): void {
    this.go("journal");
    this.incident = null;
    this.backFill = true;
  }

  openDebrief(id: string): void {
    this.go("today");
    this.debrief = id;
  }

  /** Out by exactly one level; false when there is nothing to leave. */
  back(): boolean {
    if (this.debrief !== null) {
      this.debrief = null;
      return true;
    }
    if (this.incident !== null) {
      this.incident = null;
      return true;
    }
    if (this.evidence !== null) {
      this.evidence = null;
      return true;
    }
    if (this.review !== null) {
      this.review = null;
      return true;
    }
    if (this.ladder || this.ready) {
      this.ladder = false;
      this.ready = false;
      return true;
    }
    if (this.trash || this.backFill) {
      this.trash = false;
      this.backFill = false;
      return true;
    }
    return false;
  }
}

const loadNouns: readonly ItemId["noun"][] = ["shift", "interruption", "check_in", "rest"];

const withPage: readonly ItemId["noun"][] = [
  "incident",
  "ladder",
  "packet",
  "runbook",
  "contribution",
  "feedback",
  "action",
  "claim",
  "improvement",
  "postmortem",
  ...loadNouns,
];

export const hasPage = ({ noun }: ItemId): boolean => withPage.includes(noun);

export const route = new Route();
