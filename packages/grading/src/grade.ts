import type { Item } from "@aulo/content";
import type { Answer } from "@aulo/contract";
import { misfit } from "../../server/src/refusal.ts";
import { gradeChooseOne } from "./choose-one.ts";
import { gradeChooseSeveral } from "./choose-several.ts";
import { gradeFillBlank } from "./fill-blank.ts";
import type { Graded } from "./graded.ts";
import { gradeOrderLines } from "./order-lines.ts";
import { gradePredictOutput } from "./predict-output.ts";

type Kind = Item["kind"];

/**
 * Judges an answer to a closed item.
 *
 * @param seed the seed under which the item was shown
 * @throws Refusal `does-not-fit` when the answer names what was not shown, or is of another kind
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

/** The answer when it is of the item's kind, null for "I don't know yet". @throws Refusal for any other */
function ofKind<K extends Kind>(kind: K, answer: Answer): Extract<Answer, { kind: K }> | null {
  const isKind = (each: Answer): each is Extract<Answer, { kind: K }> => each.kind === kind;
  if (isKind(answer)) return answer;
  if (answer.kind === "dont-know") return null;
  throw misfit("answer.kind", `the open item takes an answer of the kind “${kind}”, not “${answer.kind}”.`);
}
