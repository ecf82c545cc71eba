import { expect, test } from "vitest";
import { exportWords } from "./export-words.ts";

test.each([
  [[], "It exports nothing."],
  [["sum"], 'It exports "sum".'],
  [["sum", "default"], 'It exports "sum" and a default.'],
  [[..."abcdefghijkl"], 'It exports "a", "b", "c", "d", "e", "f", "g", "h", "i", "j" and more.'],
])("the exports %s are named", (names, words) => {
  expect(exportWords(names)).toBe(words);
});
