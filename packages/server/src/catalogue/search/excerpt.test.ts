import { expect, test } from "vitest";
import { excerptOf } from "./excerpt.ts";

const LONG = `${"before ".repeat(40)}a Promise settles once ${"after ".repeat(60)}`;

function textOf(pieces: ReturnType<typeof excerptOf>): string {
  return pieces.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join("");
}

test("marks whole words, whatever their case", () => {
  expect(textOf(excerptOf("A promise, PROMISE and promises.", ["promise"]))).toBe(
    "A [promise], [PROMISE] and promises.",
  );
});

test("cuts a long text between words around the first match", () => {
  const shown = textOf(excerptOf(LONG, ["promise", "settles"]));
  expect(shown).toMatch(/^… before .*a \[Promise\] \[settles\] once .*after …$/);
  expect(shown.length).toBeLessThan(230);
});

test("gives the beginning of a text without a match", () => {
  expect(textOf(excerptOf("  one\n two ", []))).toBe("one two");
  expect(textOf(excerptOf(LONG, ["nowhere"]))).toMatch(/^before .* …$/);
});
