import { expect, it } from "vitest";
import { toDataSet } from "./data-set.ts";
import type { AnswerRow } from "./read-answers.ts";

function row(learner: string, item: string): AnswerRow {
  return {
    learner,
    item,
    skills: ["s"],
    right: true,
    seconds: 0,
  };
}

it("groups rows by learner and keeps their order", () => {
  const { train } = toDataSet([row("a", "1"), row("b", "2"), row("a", "3")], [row("c", "1")]);
  expect(train.rows.map(({ item }) => item)).toEqual(["1", "3", "2"]);
  expect([...train.start]).toEqual([0, 2, 3]);
});

it("starts a test learner with their training rows, as history that is not scored", () => {
  const { test } = toDataSet([row("a", "1"), row("b", "2")], [row("b", "3"), row("c", "4")]);
  expect(test.rows.map(({ item }) => item)).toEqual(["2", "3", "4"]);
  expect([...test.scored]).toEqual([0, 1, 1]);
  expect([...test.start]).toEqual([0, 2, 3]);
});
