import fc from "fast-check";
import { expect, test } from "vitest";
import { shuffled, shuffledIndexes } from "./shuffle.ts";

test("an order has every index once, and the same seed gives the same order", () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(), (length, seed) => {
      const order = shuffledIndexes(length, seed);
      expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length }, (_, index) => index));
      expect(shuffledIndexes(length, seed)).toEqual(order);
    }),
  );
});

test("every value comes first about equally often", () => {
  const firsts = Array.from({ length: 4000 }, (_, seed) => shuffledIndexes(4, seed)[0]);
  for (const index of [0, 1, 2, 3]) {
    const share = firsts.filter((first) => first === index).length / firsts.length;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.3);
  }
});

test("ids reveal the position and not the value", () => {
  for (const seed of [1, 2, 3])
    expect(shuffled(["x", "y", "z"], seed).map(({ id }) => id)).toEqual(["a", "b", "c"]);
});
