import { foldSpace, type OrderItem, renderMarkdown, rightOrders } from "@aulo/content";
import type { Note } from "@aulo/contract";
import { faultsOf, type Graded, UnfitAnswerError } from "./graded.ts";
import { shuffled } from "./shuffle.ts";

/** All lines that the learner is shown: the right ones, then the distractors, in the order of the track. */
export function allLines(item: OrderItem): string[] {
  return [...item.lines, ...item.distractors.map(({ text }) => text)];
}

/** `chosen` holds the ids of the lines in the learner's order; null for "I don't know yet". */
export function gradeOrderLines(item: OrderItem, seed: number, chosen: readonly string[] | null): Graded {
  const shown = shuffled(allLines(item), seed);
  const placed = (chosen ?? []).map((id) => {
    const line = shown.find((each) => each.id === id);
    if (line === undefined) throw new UnfitAnswerError("answer.lines", `the item has no line “${id}”.`);
    return line;
  });
  if (new Set(chosen).size !== placed.length)
    throw new UnfitAnswerError("answer.lines", "a line stands in it twice.");
  const texts = placed.map(({ value }) => value);
  const distractors = shown.flatMap(({ id, index }) => {
    const distractor = item.distractors[index - item.lines.length];
    return distractor === undefined ? [] : [{ id, distractor }];
  });
  const notes = distractors.map(
    ({ id, distractor }): Note => ({
      about: id,
      right: false,
      chosen: placed.some((line) => line.id === id),
      becauseHtml: renderMarkdown(distractor.because),
      misconception: distractor.misconception,
    }),
  );
  const taken = distractors.filter(({ id }) => placed.some((line) => line.id === id));
  return {
    right: chosen !== null && rightTexts(item).some((order) => isSame(order, texts)),
    faults: faultsOf(taken.map(({ distractor }) => distractor)),
    notes,
    rightAnswer: { kind: "order-lines", lines: rightIds(item, shown) },
  };
}

/** Every right order, as the texts of the lines, so that two lines with the same text can swap. */
function rightTexts(item: OrderItem): string[][] {
  return rightOrders(item).map((order) => order.map((index) => item.lines[index] ?? ""));
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => foldSpace(line) === foldSpace(b[index] ?? ""));
}

/** Ids of the right lines in their order, each id once. */
function rightIds(
  { lines }: OrderItem,
  shown: readonly { id: string; value: string; index: number }[],
): string[] {
  return lines.map((_, index) => shown.find((line) => line.index === index)?.id ?? "");
}
