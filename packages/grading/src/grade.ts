import type { Item } from "@aulo/content";
import type { Answer } from "@aulo/contract";
import { gradeChooseOne, gradeChooseSeveral } from "./choices.ts";
import { gradeFillBlank } from "./fill-blank.ts";
import { type Graded, UnfitAnswerError } from "./graded.ts";
import { gradeOrderLines } from "./order-lines.ts";
import { gradePredictOutput } from "./predict-output.ts";

type Kind = Item["kind"];

/**
 * Grades an answer to a closed item.
 *
 * @param seed the seed under which the item was shown
 * @throws UnfitAnswerError when the answer names something that was not shown, or is of another kind than the item
 */
export function grade(item: Item, seed: number, answer: Answer): Graded {
  switch (item.kind) {
    case "choose-one":
      return gradeChooseOne(item, seed, ofKind(item.kind, answer)?.option ?? null);
    case "choose-several":
      return gradeChooseSeveral(item, seed, ofKind(item.kind, answer)?.options ?? null);
    case "predict-output":
      return gradePredictOutput(item, ofKind(item.kind, answer)?.output ?? null);
    case "order-lines":
      return gradeOrderLines(item, seed, ofKind(item.kind, answer)?.lines ?? null);
    case "fill-blank":
      return gradeFillBlank(item, ofKind(item.kind, answer)?.blanks ?? null);
  }
}

/**
 * The answer when it is of the item's kind, null for "I don't know yet".
 *
 * @throws UnfitAnswerError for an answer of another kind
 */
function ofKind<K extends Kind>(kind: K, answer: Answer): Extract<Answer, { kind: K }> | null {
  const isKind = (each: Answer): each is Extract<Answer, { kind: K }> => each.kind === kind;
  if (isKind(answer)) return answer;
  if (answer.kind === "dont-know") return null;
  throw new UnfitAnswerError(
    "answer.kind",
    `the open item takes an answer of the kind “${kind}”, not “${answer.kind}”.`,
  );
}
