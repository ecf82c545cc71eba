import { expect, test } from "vitest";
import { plain, plainJson, safeLine } from "./plain.ts";

test.each([
  ["a title", "\u001b]0;owned\u0007", "\\u001b]0;owned\\u0007"],
  ["a clipboard", "\u009d52;c;aGk=\u009c", "\\u009d52;c;aGk=\\u009c"],
  ["a colour", "\u001b[31mred", "\\u001b[31mred"],
  ["a backspace", "ab\b\bcd", "ab\\u0008\\u0008cd"],
  ["text that runs backwards", "a\u202eb\u2066", "a\\u202eb\\u2066"],
  ["line ends of Windows", "a\r\nb\rc", "a\nb\\u000dc"],
  ["tabs and letters", "a\tä\n€😀", "a\tä\n€😀"],
])("%s is written out", (_, text, written) => {
  expect(plain(text)).toBe(written);
});

test("a line keeps colours and nothing else", () => {
  expect(safeLine("\u001b[1mA\u001b[22m\u001b[2J")).toBe("\u001b[1mA\u001b[22m\\u001b[2J");
});

test("JSON holds no control character, and the same value", () => {
  const value = { code: "a\u009b2J\u007f\u202e\r\n\tb" };
  const json = plainJson(value);
  expect(json).toMatch(/^\P{C}*$/u);
  expect(JSON.parse(json)).toEqual(value);
});
