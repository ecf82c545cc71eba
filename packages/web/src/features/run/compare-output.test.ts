import { expect, test } from "vitest";
import { compareOutput } from "./compare-output.ts";

test("ignores white space at line ends and at the end", () => {
  expect(compareOutput("one  \ntwo", "one\ntwo\n\n").every(({ same }) => same)).toBe(true);
});

test("marks different lines and missing lines", () => {
  expect(compareOutput("one\n2\nthree", "one\ntwo")).toEqual([
    { predicted: "one", printed: "one", same: true },
    { predicted: "2", printed: "two", same: false },
    { predicted: "three", printed: null, same: false },
  ]);
});

test("keeps white space at the start of a line", () => {
  expect(compareOutput("a\nb", "a\n b")[1]?.same).toBe(false);
});
