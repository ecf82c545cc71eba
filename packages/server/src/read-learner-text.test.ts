import { foldOutput, foldPredicted, foldTyped, TYPED_AS } from "@aulo/content";
import { LIMITS } from "@aulo/contract";
import { expect, test } from "vitest";
import { costFault, growthFault } from "../../runner/src/testing/growth.ts";
import { explainError } from "./runs/explain-error.ts";

/** Characters of a text in a blank, as the contract has it. */
const BLANK_CHARS = 500;

test("a predicted output is folded in linear time", () => {
  expect(growthFault(foldPredicted)).toBeNull();
  expect(growthFault(foldOutput)).toBeNull();
});

test.each(TYPED_AS)("no text in a blank costs much to compare as %s", (as) => {
  expect(costFault((text) => foldTyped(as, text), BLANK_CHARS)).toBeNull();
});

test("an error is explained at the same cost, however long it is", () => {
  const explain = (text: string) => explainError({ message: text, spot: { excerpt: text.slice(0, 200) } });
  expect(costFault(explain, LIMITS.answerChars)).toBeNull();
  expect(growthFault((text) => explainError({ message: `SyntaxError: ${text}`, spot: null }))).toBeNull();
});
