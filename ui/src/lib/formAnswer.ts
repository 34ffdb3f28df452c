/** What of a packet goes into the fields of somebody else's form: plain text, counted as forms count. */
import { textOf, type Part } from "./packetWords";

interface Answer {
  title: string;
  text: string;
}

/** One for each heading that has words under it, with those of the headings below. */
export function answers(parts: readonly Part[]): Answer[] {
  const shown = parts.filter((part) => !part.left_out && !part.hidden);
  return shown.flatMap((part, place) => {
    if (part.kind !== "heading") return [];
    const rest = shown.slice(place + 1);
    const end = rest.findIndex((other) => other.kind === "heading" && other.depth <= part.depth);
    const text = plain(end === -1 ? rest : rest.slice(0, end));
    return text === "" ? [] : [{ title: textOf(part), text }];
  });
}

/** Lines of a list begin with a hyphen and stand together; tables and charts have no place in a form. */
function plain(parts: readonly Part[]): string {
  let text = "";
  let before: Part["kind"] | null = null;
  for (const part of parts) {
    if (part.kind === "table" || part.kind === "figure") continue;
    const words = textOf(part).trim();
    if (words === "") continue;
    const isItem = part.kind === "item";
    if (text !== "") text += isItem && before === "item" ? "\n" : "\n\n";
    text += isItem ? `- ${words}` : words;
    before = part.kind;
  }
  return text;
}

/** Characters as a person counts them, so that an accent or an emoji is one. */
export function length(text: string): number {
  return [...new Intl.Segmenter().segment(text)].length;
}

/** The text up to a limit, and what is too much. */
export function cut(text: string, limit: number): [string, string] {
  const characters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  return [characters.slice(0, limit).join(""), characters.slice(limit).join("")];
}
