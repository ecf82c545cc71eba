import { expect, test } from "vitest";
import { writeBack } from "./write-back.ts";

test.each<[string, unknown, unknown]>([
  ["a sorted list", [3, 1, 2], [1, 2, 3]],
  ["a shorter list", [1, 2, 3], [1]],
  ["a longer list", [1], [1, 2]],
  ["an object with other keys", { a: 1, b: 2 }, { b: 3, c: 4 }],
  ["a list in an object", { list: [2, 1] }, { list: [1, 2] }],
  ["an object that became a list", { a: {} }, { a: [1] }],
])("%s", (_what, original, now) => {
  writeBack(original, now);
  expect(original).toEqual(now);
});

test("inner containers keep their identity", () => {
  const inner = [1];
  const original = { inner };
  writeBack(original, { inner: [1, 2] });
  expect(original.inner).toBe(inner);
  expect(inner).toEqual([1, 2]);
});

test("a key named __proto__ changes no prototype", () => {
  const original = {};
  writeBack(original, JSON.parse('{"__proto__": {"a": 1}}'));
  expect(Object.getPrototypeOf(original)).toBe(Object.prototype);
});

test("values that are not containers are left alone", () => {
  const original = new Map([[1, 2]]);
  writeBack(original, { a: 1 });
  expect(original).toEqual(new Map([[1, 2]]));
});
