import type { Claim } from "@aulo/contract";
import { expect, test } from "vitest";
import { claimTexts } from "./claims.ts";

function title(id: string) {
  return id.toUpperCase();
}

function say(claim: Claim) {
  return claimTexts([claim], title)[0]?.text;
}

test("says answers, belief and place in words, and counts only answers and places", () => {
  const texts = claimTexts(
    [
      { kind: "answers", concept: "json", right: 1, wrong: 2, unanswered: 0, attempts: [] },
      { kind: "mastery", concept: "json", value: 0.314 },
      { kind: "first-open", concept: "json", goalPosition: 3, of: 12 },
    ],
    title,
  );
  expect(texts.map(({ text }) => text)).toEqual([
    "JSON: 1 right answer, 2 wrong",
    "Aulo is not sure whether you know JSON",
    "It is the first open concept of your path: number 3 of 12",
  ]);
});

test("never calls “I don't know yet” wrong", () => {
  const sayAnswers = (right: number, unanswered: number) =>
    say({ kind: "answers", concept: "json", right, wrong: 0, unanswered, attempts: [] });
  expect(sayAnswers(0, 2)).toBe("JSON: not shown yet");
  expect(sayAnswers(2, 1)).toBe("JSON: 2 right answers, 1 not known yet");
});

test("says a chance in words, without a figure", () => {
  const gap = { kind: "gap", concept: "json", failed: "headers" } as const;
  expect([
    say({ kind: "mastery", concept: "json", value: 0.82 }),
    say({ kind: "mastery", concept: "json", value: 0.12 }),
    say({ ...gap, score: 0.61 }),
    say({ ...gap, score: 0.12 }),
    say({ kind: "recall", concept: "json", value: 0.87, lastShownAt: "2026-03-05T09:00:00.000Z" }),
  ]).toEqual([
    "Aulo thinks that you know JSON",
    "Aulo thinks that JSON is still to learn",
    "JSON is likely what HEADERS still lacks",
    "HEADERS rests on JSON, so it is worth a look",
    expect.stringMatching(/^You last showed JSON on .*2026/),
  ]);
});

test("counts what an exercise on a target shows besides it", () => {
  const target = { kind: "target", concept: "json" } as const;
  expect(say({ ...target, covers: 0 })).toBe("JSON is part of your goal");
  expect(say({ ...target, covers: 4 })).toBe(
    "JSON is part of your goal, and rests on 4 more that you have not shown",
  );
});

test("gives each deferred or resting concept its own link", () => {
  const texts = claimTexts(
    [
      { kind: "put-off", concepts: ["json"] },
      { kind: "rests", concepts: ["headers"] },
    ],
    title,
  );
  expect(texts.map(({ concept }) => concept)).toEqual(["json", "headers"]);
});

test("names two unlocked concepts and counts the others", () => {
  const opens = (concepts: string[]) => say({ kind: "opens", concept: "json", concepts });
  expect(opens(["a"])).toBe("It opens A");
  expect(opens(["a", "b"])).toBe("It opens A and B");
  expect(opens(["a", "b", "c", "d"])).toBe("It opens A, B and 2 more");
});
