import { expect, test } from "vitest";
import { claimTexts } from "./claims.ts";

function title(id: string) {
  return id.toUpperCase();
}

test("shows answers, belief and place with numbers", () => {
  const texts = claimTexts(
    [
      { kind: "answers", concept: "json", right: 1, wrong: 2, attempts: [] },
      { kind: "mastery", concept: "json", value: 0.314 },
      { kind: "first-open", concept: "json", goalPosition: 3, of: 12 },
    ],
    title,
  );
  expect(texts.map(({ text }) => text)).toEqual([
    "JSON: 1 right answer, 2 wrong",
    "Belief that you know JSON: 31 %",
    "First open concept of your goal: number 3 of 12",
  ]);
});

test("gives each deferred concept its own link", () => {
  const texts = claimTexts([{ kind: "put-off", concepts: ["json", "headers"] }], title);
  expect(texts.map(({ concept }) => concept)).toEqual(["json", "headers"]);
});

test("names two unlocked concepts and counts the others", () => {
  const opens = (concepts: string[]) =>
    claimTexts([{ kind: "opens", concept: "json", concepts }], title)[0]?.text;
  expect(opens(["a"])).toBe("Opens A");
  expect(opens(["a", "b"])).toBe("Opens A and B");
  expect(opens(["a", "b", "c", "d"])).toBe("Opens A, B and 2 more");
});
