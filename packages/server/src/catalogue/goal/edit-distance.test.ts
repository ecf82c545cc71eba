import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance } from "./edit-distance.ts";

test.each([
  ["docker", "docker", 0],
  ["dokcer", "docker", 1],
  ["doctor", "docker", 2],
  ["promis", "promise", 1],
  ["", "abc", 3],
])("from %s to %s takes %i", (a, b, edits) => {
  expect(editDistance(a, b)).toBe(edits);
});

test("the distance is the same in both directions, and at most the length of the longer word", () => {
  const word = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});
