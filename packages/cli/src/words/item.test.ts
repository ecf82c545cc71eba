import type { PublicItem } from "@aulo/contract";
import { expect, test } from "vitest";
import { createStyle } from "../terminal/style.ts";
import { feedbackLines, toAnswer } from "./item.ts";

const base = {
  id: "values.one",
  concept: "values",
  askHtml: "<p>?</p>",
  difficulty: "easy",
  hints: 0,
} as const;
const options = [
  { id: "x", html: "<p>one</p>" },
  { id: "y", html: "<p>two</p>" },
  { id: "z", html: "<p>three</p>" },
];
const one: PublicItem = { ...base, kind: "choose-one", options };
const several: PublicItem = { ...base, kind: "choose-several", options };
const order: PublicItem = {
  ...base,
  kind: "order-lines",
  lines: options.map(({ id }) => ({ id, text: id })),
};
const output: PublicItem = { ...base, kind: "predict-output", language: "js", code: "", codeHtml: "" };
const blanks: PublicItem = { ...base, kind: "fill-blank", language: "js", code: "", blanks: 2 };

test.each<[PublicItem, string[], unknown]>([
  [one, ["2"], { kind: "choose-one", option: "y" }],
  [several, ["1,3"], { kind: "choose-several", options: ["x", "z"] }],
  [several, ["3", "1"], { kind: "choose-several", options: ["z", "x"] }],
  [several, ["none"], { kind: "choose-several", options: [] }],
  [order, ["3 1"], { kind: "order-lines", lines: ["z", "x"] }],
  [output, ["5", "", "41"], { kind: "predict-output", output: "5\n\n41" }],
  [blanks, ["const", " a b "], { kind: "fill-blank", blanks: ["const", " a b "] }],
])("%o takes %j", (item, words, answer) => {
  expect(toAnswer(item, words)).toEqual(answer);
});

test.each<[PublicItem, string[], RegExp]>([
  [one, ["4"], /^Type one number from 1 to 3\.$/],
  [one, ["0"], /from 1 to 3/],
  [one, ["1", "2"], /one number/],
  [one, [], /one number/],
  [several, ["1", "1"], /from 1 to 3, or none/],
  [several, ["two"], /from 1 to 3, or none/],
  [order, [], /each once/],
  [blanks, ["const"], /2 texts, one for each blank; there are 1/],
])("%o does not take %j", (item, words, says) => {
  expect(toAnswer(item, words)).toMatch(says);
});

test("a wrong answer is explained by its number, and the right one is told", () => {
  const feedback = {
    right: false,
    becauseHtml: "<p>Because.</p>",
    notes: [{ about: "x", right: false, chosen: true, becauseHtml: "<p>No.</p>", misconception: null }],
    rightAnswer: { kind: "choose-one", option: "y" } as const,
    solutions: [],
  };
  expect(feedbackLines(one, feedback, { style: createStyle(false), width: null })).toEqual([
    "Not right.",
    "Because.",
    "1: wrong: No.",
    "The right answer:",
    "2. two",
  ]);
});
