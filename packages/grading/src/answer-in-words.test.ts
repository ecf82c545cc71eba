import type { Item } from "@aulo/content";
import fc from "fast-check";
import { expect, test } from "vitest";
import { answerInWords } from "./answer-in-words.ts";
import { UnfitAnswerError } from "./graded.ts";
import { toPublicItem } from "./public-item.ts";

const common = {
  difficulty: "easy" as const,
  ask: "Which?",
  because: "Because.",
  hints: [],
  also: [],
  covers: [],
};
const foreseen = { because: "No.", misconception: "a mix-up", gap: null };
const choice: Item = {
  ...common,
  id: "values.one",
  kind: "choose-several",
  options: [
    { text: "first", right: true, because: "Yes." },
    { text: "second", ...foreseen },
    { text: "third", ...foreseen },
  ],
};
const lines: Item = {
  ...common,
  id: "values.order",
  kind: "order-lines",
  lines: ["a", "b", "c"],
  distractors: [{ text: "d", ...foreseen }],
  free: [],
  blocks: [],
  check: null,
};

test("ids become the texts that the learner saw under them, in any order", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const shown = toPublicItem({ kind: "closed", concept: "values", item: lines }, seed);
      if (shown.kind !== "order-lines") throw new Error("The kind changed.");
      const answer = { kind: "order-lines" as const, lines: shown.lines.map(({ id }) => id) };
      expect(answerInWords(lines, seed, answer)).toEqual({
        kind: "order-lines",
        lines: shown.lines.map(({ text }) => text),
      });
      const options = ["first", "second", "third"];
      const all = answerInWords(choice, seed, { kind: "choose-several", options: ["a", "b", "c"] });
      expect(all?.kind === "choose-several" && all.options.toSorted()).toEqual(options);
    }),
  );
});

test("without the seed an answer of ids has no words, and “I don't know yet” stays", () => {
  expect(answerInWords(choice, null, { kind: "choose-several", options: ["a"] })).toBeNull();
  expect(answerInWords(lines, null, { kind: "order-lines", lines: ["a"] })).toBeNull();
  expect(answerInWords(lines, null, { kind: "dont-know" })).toEqual({ kind: "dont-know" });
});

test("an answer that cannot belong to the item is refused, with and without the seed", () => {
  for (const seed of [1, null]) {
    expect(() => answerInWords(choice, seed, { kind: "choose-several", options: ["z"] })).toThrow(
      UnfitAnswerError,
    );
    expect(() => answerInWords(lines, seed, { kind: "choose-one", option: "a" })).toThrow(UnfitAnswerError);
  }
});
