import { type BlankItem, isAccepted, isSameTyped, renderMarkdown } from "@aulo/content";
import type { Note } from "@aulo/contract";
import { faultsOf, type Graded, UnfitAnswerError } from "./graded.ts";

/** Compares one text for each blank, as its `as` says; `texts` is null for "I don't know yet". */
export function gradeFillBlank(item: BlankItem, texts: readonly string[] | null): Graded {
  if (texts !== null && texts.length !== item.blanks.length)
    throw new UnfitAnswerError(
      "answer.blanks",
      `the item has ${item.blanks.length} blanks, not ${texts.length}.`,
    );
  const blanks = item.blanks.map((blank, index) => {
    const text = texts?.[index] ?? "";
    const right = isAccepted(item, index, text);
    const foreseen = item.wrong.find(
      (wrong) => wrong.blank === index + 1 && isSameTyped(item, index, wrong.text, text),
    );
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
