/** What the packets screen says of closed lists. */
import type {
  Accent,
  Audience,
  Density,
  PacketKind,
  PacketPaper,
  PaperSize,
  PartKind,
  RedactionLevel,
  Typeface,
} from "../ipc";
import { leastLevel } from "../ipc/words/packet";

export const audienceWords: Record<Audience, string> = {
  own: "Myself, and whoever I hand it to",
  internal: "Colleagues",
  public: "Everyone",
};

export const levelWords: Record<RedactionLevel, string> = {
  private: "Nothing is replaced",
  internal: "Customers, hosts, sums and my own terms",
  public: "Every name, days and counts too",
};

/** The least that these readers need comes first. */
export const levelsOf = (audience: Audience): RedactionLevel[] => {
  const levels = Object.keys(levelWords) as RedactionLevel[];
  return levels.slice(levels.indexOf(leastLevel[audience]));
};

export const paperWords: Record<PaperSize, string> = { a4: "A4", letter: "US Letter" };

export const typefaceWords: Record<Typeface, string> = {
  sans: "Source Sans, without serifs",
  serif: "Source Serif, with serifs",
};

export const accentWords: Record<Accent, string> = {
  blue: "Blue",
  green: "Green",
  plum: "Plum",
  graphite: "Graphite",
};

export const densityWords: Record<Density, string> = {
  comfortable: "Comfortable",
  compact: "Compact: a tenth smaller, narrower margins",
};

/** What each kind is for, in one line. */
export const kindPurpose: Record<PacketKind, string> = {
  review: "What you did in a period, with the figures and all incidents.",
  promotion: "Page one, the ladder with its evidence, claims with receipts, stories.",
  note: "One page after an incident, for your manager and theirs.",
  war_stories: "Several stories that show how broad your experience is.",
  star_card: "One story in two minutes, with the questions that follow.",
  talk_outline: "One incident as a talk of 20 minutes, beat by beat.",
  postmortem: "What happened, for those it happened to.",
  portfolio: "Selected work and its numbers, for an interview.",
};

export const partWords: Record<PartKind, string> = {
  heading: "Heading",
  paragraph: "Paragraph",
  item: "Line",
  table: "Table",
  figure: "Chart",
  quote: "Quote",
  remark: "Remark",
  facts: "Facts",
};

export type PlacedPart = PacketPaper["parts"][number];
export type Part = PlacedPart["part"];

/** Stays the same while its words change. */
export const keyOf = ({ section, place }: Part): string => `${section}/${place}`;

/** As it is printed. */
export const textOf = ({ words, original }: Part): string => words ?? original;

/** The smallest part at a height of a page, in ten thousandths of the page. */
export function partAt(
  parts: readonly PlacedPart[],
  page: number,
  height: number,
): PlacedPart | null {
  let best: PlacedPart | null = null;
  let least = 10_000;
  for (const placed of parts) {
    for (const spot of placed.spots) {
      const size = spot.bottom - spot.top;
      if (spot.page === page && spot.top <= height && height <= spot.bottom && size < least) {
        best = placed;
        least = size;
      }
    }
  }
  return best;
}
