import { FILES_LIMITS, type Files } from "@aulo/contract";
import { expect, test } from "vitest";
import type { ExerciseItem } from "../folder/exercise-folder.ts";
import { findFault } from "./find-fault.ts";

const item: ExerciseItem = {
  kind: "exercise",
  id: "functions/double",
  concept: "functions",
  askHtml: "",
  difficulty: "easy",
  hints: 0,
  title: "Double",
  exerciseKind: "function",
  entry: "double.js",
  minutes: 5,
  starter: { "double.js": "start\n" },
  support: {},
  runsAlone: true,
  milestone: null,
  limits: { timeoutMs: 1000, memoryMb: 100 },
};
const milestone: ExerciseItem = {
  ...item,
  milestone: { project: "A shop", storyHtml: "", of: 2, position: 1, isOwnCode: true },
};

function many(number: number): Files {
  const others = Array.from({ length: number - 1 }, (_, index) => [`lib/${index}.js`, ""]);
  return { "double.js": "", ...Object.fromEntries(others) };
}

test("an exercise takes its limit of files, and a milestone of a project takes more", () => {
  const { files } = FILES_LIMITS.exercise;
  expect(findFault(item, many(files), null)).toBeNull();
  expect(findFault(item, many(files + 1), null)).toMatch(/There are 21 files, and this exercise may have 20/);
  expect(findFault(milestone, many(files + 1), null)).toBeNull();
  expect(findFault(milestone, many(FILES_LIMITS.milestone.files + 1), null)).toMatch(/may have 200/);
});

test("an exercise takes its limit of bytes, and a milestone of a project takes more", () => {
  const large = { "double.js": "x".repeat(FILES_LIMITS.exercise.bytes + 1) };
  expect(findFault(item, large, null)).toMatch(/262,145 bytes, and this exercise may have 262,144/);
  expect(findFault(milestone, large, null)).toBeNull();
});

test.each(["a:b.js", "a\\b.js", "a\u0007.js", `${"long/".repeat(40)}a.js`])(
  "the name %j is refused",
  (name) => {
    expect(findFault(item, { "double.js": "", [name]: "" }, null)).toMatch(
      /is not a name that Aulo takes.*Rename it/,
    );
  },
);

test("an entry that was renamed is told from one that is gone", () => {
  expect(findFault(item, { "twice.js": "start\n" }, null)).toMatch(/^double\.js is now twice\.js/);
  expect(findFault(item, { "twice.js": "other\n" }, null)).toMatch(/^double\.js is gone/);
});
