import { expect, test } from "vitest";
import { eachOf, rowName } from "./tables.ts";

const NAMES: [name: string, args: unknown[], expected: string][] = [
  ["%s and %d", ["a", 2], "a and 2"],
  ["row %# of %j", [{ a: 1 }], 'row 4 of {"a":1}'],
  ["$user is $age", [{ user: "Ada", age: 36 }], "Ada is 36"],
  ["$user of %j", [{ user: "Ada" }, [1]], 'Ada of {"user":"Ada"}'],
  ["%s, %s", ["only one"], "only one, %s"],
  ["%s", ["$user %#"], "$user %#"],
  ["costs $5 and $toString, 50%", [{ a: 1 }], "costs $5 and $toString, 50%"],
];

test.each(NAMES)("%j with the arguments %j gives the row's name", (name, args, expected) => {
  expect(rowName(name, args, 4)).toBe(expected);
});

test("each row is added once, with its arguments", () => {
  const added: unknown[] = [];
  const each = eachOf((name, body) => added.push([name, body()]));
  each([[1, 2], 3])("%d", (...args) => args);
  expect(added).toEqual([
    ["1", [1, 2]],
    ["3", [3]],
  ]);
});
