import type { BlankItem } from "../../schema/item.ts";
import { isAccepted, isSameTyped } from "../../typed-blank.ts";
import { forEachItem } from "../for-each.ts";
import type { Rule } from "../rule.ts";

type Found = { path: (string | number)[]; message: string };

/** The code marks each blank in order, and no blank accepts a foreseen wrong text, or one text twice. */
export const fillBlank: Rule = {
  name: "fill-blank",
  check(track) {
    return forEachItem(track, (item) =>
      item.kind === "fill-blank" ? [...markers(item), ...wrongTexts(item), ...repeated(item)] : [],
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

function wrongTexts(item: BlankItem): Found[] {
  return item.wrong.flatMap(({ blank, text }, index): Found[] => {
    if (item.blanks[blank - 1] === undefined)
      return [{ path: ["wrong", index, "blank"], message: `There is no blank ${blank}.` }];
    if (!isAccepted(item, blank - 1, text)) return [];
    return [{ path: ["wrong", index, "text"], message: "This text is accepted, so it cannot be wrong." }];
  });
}

function repeated(item: BlankItem): Found[] {
  return item.blanks.flatMap(({ accept }, blank) =>
    accept.flatMap((text, index): Found[] => {
      const first = accept.find((earlier) => isSameTyped(item, blank, earlier, text));
      if (first === text && accept.indexOf(text) === index) return [];
      const path = ["blanks", blank, "accept", index];
      return [{ path, message: `“${text}” means the same as “${first}”, which is accepted already.` }];
    }),
  );
}
