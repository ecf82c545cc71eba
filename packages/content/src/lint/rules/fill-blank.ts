import type { Item } from "../../schema/item.ts";
import { foldSpace } from "../../white-space.ts";
import { forEachItem } from "../for-each.ts";
import type { Rule } from "../rule.ts";

type BlankItem = Extract<Item, { kind: "fill-blank" }>;
type Found = { path: (string | number)[]; message: string };

/** The code marks each blank in order, and no blank accepts a foreseen wrong text. */
export const fillBlank: Rule = {
  name: "fill-blank",
  check(track) {
    return forEachItem(track, (item) =>
      item.kind === "fill-blank" ? [...markers(item), ...wrongTexts(item)] : [],
    );
  },
};

function markers({ code, blanks }: BlankItem): Found[] {
  const marked = [...code.matchAll(/___(\d+)___/g)].map((match) => Number(match[1]));
  const expected = blanks.map((_, index) => index + 1);
  if (marked.join() === expected.join()) return [];
  const found = marked.length === 0 ? "none" : marked.map((number) => `___${number}___`).join(", ");
  const message = `${blanks.length} blanks need ${expected.map((number) => `___${number}___`).join(", ")} in this order; found ${found}.`;
  return [{ path: ["code"], message }];
}

function wrongTexts({ blanks, wrong }: BlankItem): Found[] {
  return wrong.flatMap(({ blank, text }, index): Found[] => {
    const accepted = blanks[blank - 1]?.accept;
    if (accepted === undefined)
      return [{ path: ["wrong", index, "blank"], message: `There is no blank ${blank}.` }];
    if (!accepted.map(foldSpace).includes(foldSpace(text))) return [];
    return [{ path: ["wrong", index, "text"], message: "This text is accepted, so it cannot be wrong." }];
  });
}
