import { foldSpace, type Item, renderMarkdown } from "@aulo/content";
import type { Note } from "@aulo/contract";
import { faultsOf, type Graded, UnfitAnswerError } from "./graded.ts";

type FillBlank = Extract<Item, { kind: "fill-blank" }>;

/** Compares one text for each blank, with white space folded; `texts` is null for "I don't know yet". */
export function gradeFillBlank(item: FillBlank, texts: readonly string[] | null): Graded {
  if (texts !== null && texts.length !== item.blanks.length)
    throw new UnfitAnswerError(
      "answer.blanks",
      `the item has ${item.blanks.length} blanks, not ${texts.length}.`,
    );
  const blanks = item.blanks.map((blank, index) => {
    const text = foldSpace(texts?.[index] ?? "");
    const right = texts !== null && blank.accept.some((accepted) => foldSpace(accepted) === text);
    const foreseen = item.wrong.find((wrong) => wrong.blank === index + 1 && foldSpace(wrong.text) === text);
    return { blank, number: String(index + 1), right, foreseen: right ? undefined : foreseen };
  });
  const notes = blanks.map(
    ({ blank, number, right, foreseen }): Note => ({
      about: number,
      right,
      chosen: texts !== null,
      becauseHtml: renderMarkdown(foreseen?.because ?? blank.because),
      misconception: foreseen?.misconception ?? null,
    }),
  );
  return {
    right: blanks.every(({ right }) => right),
    faults: faultsOf(blanks.flatMap(({ foreseen }) => (foreseen === undefined ? [] : [foreseen]))),
    notes,
    rightAnswer: { kind: "fill-blank", blanks: item.blanks.map(({ accept }) => accept[0] ?? "") },
  };
}
