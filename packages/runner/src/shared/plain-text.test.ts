import { expect, test } from "vitest";
import { colouredText, plainText, withPlainTexts } from "./plain-text.ts";

test.each([
  ["colours", "a\u001b[31mred\u001b[0m", "ared"],
  ["a write to the clipboard", "a\u001b]52;c;aGk=\u0007b", "ab"],
  ["the start of a sequence that is cut in two", "a\u001b]52;c;", "a52;c;"],
  ["a sequence in one byte of the upper half", "a\u009b31mb", "ab"],
  ["the bell and a null", "a\u0007\u0000b", "ab"],
])("%s is left out of a text", (_what, text, plain) => {
  expect(plainText(text)).toBe(plain);
});

test("lines, tabs and letters stay", () => {
  expect(plainText("ä\tb\r\n✓ c")).toBe("ä\tb\r\n✓ c");
});

test("every text of a value becomes plain", () => {
  expect(withPlainTexts({ list: [{ did: "\u001b[1ma" }], number: 1, none: null })).toEqual({
    list: [{ did: "a" }],
    number: 1,
    none: null,
  });
});

test("the text of a piece of output keeps its colours", () => {
  const piece = { stream: "stdout", text: "\u001b[1ma\u001b[2J", afterMs: 3 };
  expect(withPlainTexts({ pieces: [piece] })).toEqual({ pieces: [{ ...piece, text: "\u001b[1ma" }] });
});

test.each([
  ["a colour", "\u001b[38;5;9mred\u001b[0m", "\u001b[38;5;9mred\u001b[0m"],
  ["no write to the clipboard", "\u001b]52;c;aGk=\u0007b", "b"],
  ["no write to the clipboard around a colour", "\u001b]52;c;\u001b[0maGk=\u0007b", "52;c;\u001b[0maGk=b"],
  ["no move of the cursor", "\u001b[2Aa\u001b[Kb", "ab"],
  ["no escape before a colour", "\u001b\u001b[1ma", "\u001b[1ma"],
])("a coloured text holds %s", (_what, text, coloured) => {
  expect(colouredText(text)).toBe(coloured);
});
