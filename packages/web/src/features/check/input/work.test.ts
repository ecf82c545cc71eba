import type { PublicItem } from "@aulo/contract";
import { expect, test } from "vitest";
import { type ClosedItem, toAnswer } from "./work.ts";

const base = { id: "values.one", concept: "values", askHtml: "", difficulty: "easy" as const, hints: 0 };

const options = [
  { id: "a", html: "" },
  { id: "b", html: "" },
];
const one: ClosedItem = { ...base, kind: "choose-one", options };
const several: ClosedItem = { ...base, kind: "choose-several", options };
const predict: ClosedItem = { ...base, kind: "predict-output", language: "js", code: "", codeHtml: "" };
const order: ClosedItem = { ...base, kind: "order-lines", lines: [{ id: "a", text: "" }] };
const blanks: ClosedItem = { ...base, kind: "fill-blank", language: "js", code: "", blanks: 2 };

test.each<[PublicItem["kind"], ClosedItem, string[], unknown]>([
  ["choose-one", one, ["b"], { kind: "choose-one", option: "b" }],
  ["choose-several", several, ["b", "a"], { kind: "choose-several", options: ["b", "a"] }],
  ["predict-output", predict, ["1\n"], { kind: "predict-output", output: "1\n" }],
  ["order-lines", order, ["a"], { kind: "order-lines", lines: ["a"] }],
  ["fill-blank", blanks, ["x", "y"], { kind: "fill-blank", blanks: ["x", "y"] }],
])("complete work on %s is its answer", (_, item, work, answer) => {
  expect(toAnswer(item, work)).toEqual(answer);
});

test.each<[PublicItem["kind"], ClosedItem, string[]]>([
  ["choose-one", one, []],
  ["choose-several", several, []],
  ["predict-output", predict, [" \n"]],
  ["order-lines", order, []],
  ["fill-blank", blanks, ["x", " "]],
  ["fill-blank", blanks, ["x"]],
])("unfinished work on %s cannot be sent", (_, item, work) => {
  expect(toAnswer(item, work)).toBeNull();
});
