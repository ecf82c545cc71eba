import { expect, test } from "vitest";
import { isDiskFull } from "./is-disk-full.ts";

test.each([
  ["the system", Object.assign(new Error("no space left on device"), { code: "ENOSPC" }), true],
  ["PostgreSQL", Object.assign(new Error("could not extend file"), { code: "53100" }), true],
  ["PGlite's file system", { name: "ErrnoError", errno: 51 }, true],
  ["a missing file", Object.assign(new Error("no such file"), { code: "ENOENT", errno: -2 }), false],
  ["PGlite's file system, for a missing file", { name: "ErrnoError", errno: 44 }, false],
  ["nothing", null, false],
])("an error of %s", (_, error, expected) => {
  expect(isDiskFull(error)).toBe(expected);
});
