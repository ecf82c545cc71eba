import fc from "fast-check";
import { expect, test } from "vitest";
import { wrapTitle } from "./wrap-title.ts";

test("breaks a long title between words", () => {
  expect(wrapTitle("Process managers and reverse proxies")).toEqual([
    "Process managers and",
    "reverse proxies",
  ]);
});

test("gives one or two lines that fit, for any title", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 120 }), (title) => {
      const lines = wrapTitle(title);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(25);
    }),
  );
});
