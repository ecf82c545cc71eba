import { expect, test } from "vitest";
import { checkEnglish } from "./english.ts";

function slips(words: string): number {
  return checkEnglish([{ file: "a.md", line: 3, words }]).length;
}

test("a word twice in a row and a wrong article are found, with file and line", () => {
  expect(checkEnglish([{ file: "a.md", line: 3, words: "It is an server." }])[0]).toMatch(
    /^a\.md:3: .*article `an` before `server`, expected `a`/,
  );
  expect(slips("The the server.")).toBe(1);
});

test("code, for which X stands, may have either article", () => {
  expect([slips("Write a X."), slips("Write an X.")]).toEqual([0, 0]);
});
