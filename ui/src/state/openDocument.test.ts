import { expect, it, vi } from "vitest";
import { OpenDocument } from "./openDocument.svelte";

interface View {
  links: string[];
}
interface LinksEdit {
  field: "links";
  value: string[];
}

/** A promise, and what answers it. */
function waiting(): { promise: Promise<View>; answer: (links: string[]) => void } {
  let answer: (links: string[]) => void = () => undefined;
  const promise = new Promise<View>((resolve) => (answer = (links) => resolve({ links })));
  return { promise, answer };
}

it("keeps the latest answer, also where an earlier one comes last", async () => {
  const [first, second] = [waiting(), waiting()];
  const read = vi.fn().mockReturnValueOnce(first.promise).mockReturnValueOnce(second.promise);
  const open = new OpenDocument<View, LinksEdit>({ links: [] }, read, () => Promise.resolve());

  const both = [open.read(), open.read()];
  second.answer(["a runbook"]);
  first.answer([]);
  await Promise.all(both);

  expect(open.view.links, "the link is not taken back").toEqual(["a runbook"]);
});

it("knows what was chosen once the choice is made, so that the next one builds on it", async () => {
  let stored: string[] = [];
  const open = new OpenDocument<View, LinksEdit>(
    { links: [] },
    () => Promise.resolve({ links: stored }),
    ({ value }) => {
      stored = value;
      return Promise.resolve();
    },
  );

  await open.choose({ field: "links", value: [...open.view.links, "a runbook"] });
  await open.choose({ field: "links", value: [...open.view.links, "a dashboard"] });

  expect(stored).toEqual(["a runbook", "a dashboard"]);
});
