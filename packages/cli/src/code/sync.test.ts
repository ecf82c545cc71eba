import { expect, test } from "vitest";
import { decideSync, toBase } from "./sync.ts";

const FIRST = { revision: 3, files: { "a.js": "one" } };
const base = toBase(FIRST);

test.each([
  ["nothing changed", FIRST.files, FIRST, "same"],
  ["the folder changed", { "a.js": "mine" }, FIRST, "push"],
  ["the page changed", FIRST.files, { revision: 4, files: { "a.js": "theirs" } }, "pull"],
  ["both changed", { "a.js": "mine" }, { revision: 4, files: { "a.js": "theirs" } }, "conflict"],
  ["both made the same change", { "a.js": "x" }, { revision: 4, files: { "a.js": "x" } }, "same"],
  ["a reset went back", { "a.js": "mine" }, { revision: 1, files: { "a.js": "old" } }, "conflict"],
  ["a file was added", { "a.js": "one", "b.js": "" }, FIRST, "push"],
])("%s", (_, local, server, decided) => {
  expect(decideSync(local, base, server)).toBe(decided);
});

test("files in another order count as the same", () => {
  const server = { revision: 1, files: { a: "1", b: "2" } };
  expect(decideSync({ b: "2", a: "1" }, toBase(server), server)).toBe("same");
});
