import { expect, test } from "vitest";
import { rightOrders } from "./line-orders.ts";

const LINES = ["a", "b", "c", "d", "e"];

function orders(free: [number, number][], blocks: number[][] = [], lines = LINES): string[] {
  const right = rightOrders({ lines, free, blocks });
  return right.map((order) => order.map((line) => lines[line]).join(""));
}

test("without free lines the only right order is that of the lines", () => {
  expect(orders([])).toEqual(["abcde"]);
});

test("the lines of a free pair stand either way round", () => {
  expect(orders([[0, 1]])).toEqual(["abcde", "bacde"]);
  expect(
    orders([
      [0, 1],
      [3, 4],
    ]),
  ).toEqual(["abcde", "abced", "bacde", "baced"]);
});

test("a line passes several lines only when its order with each of them is free", () => {
  expect(orders([[0, 2]])).toEqual(["abcde"]);
  expect(
    orders([
      [1, 3],
      [2, 3],
    ]),
  ).toEqual(["abcde", "abdce", "adbce"]);
});

test("a block stays together, and is free as a whole", () => {
  const free: [number, number][] = [[0, 1]];
  expect(orders(free, [[1, 2, 3]])).toEqual(["abcde", "bcdae"]);
});
