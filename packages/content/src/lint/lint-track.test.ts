import { describe, expect, test } from "vitest";
import { DOUBLE, swap, VALUES } from "../fixtures/breaches/breach.ts";
import { EXERCISE_BREACHES } from "../fixtures/breaches/exercises.ts";
import { ID_BREACHES } from "../fixtures/breaches/ids.ts";
import { ITEM_BREACHES } from "../fixtures/breaches/items.ts";
import { LESSON_BREACHES } from "../fixtures/breaches/lessons.ts";
import { ORDER_BREACHES } from "../fixtures/breaches/order.ts";
import { PROJECT_BREACHES } from "../fixtures/breaches/projects.ts";
import { smallAgain } from "../fixtures/small-lesson.ts";
import { type Changes, openTrack, writeSmallTrack } from "../fixtures/small-track.ts";
import type { Problem } from "../problem.ts";
import { lintTrack } from "./lint-track.ts";
import { RULES } from "./rules.ts";

const BREACHES = [
  ...ORDER_BREACHES,
  ...ID_BREACHES,
  ...LESSON_BREACHES,
  ...ITEM_BREACHES,
  ...EXERCISE_BREACHES,
  ...PROJECT_BREACHES,
];

async function lint(changes: Changes): Promise<Problem[]> {
  const { track, problems } = await openTrack(await writeSmallTrack(changes));
  expect(problems).toEqual([]);
  return lintTrack(track);
}

test("a valid track breaks no rule", async () => {
  expect(await lint({})).toEqual([]);
});

test("a second explanation breaks no rule", async () => {
  expect(await lint({ [`${VALUES}/again.md`]: smallAgain() })).toEqual([]);
});

test("an explanation that quotes the first solution breaks no rule, however the lines are indented", async () => {
  const explained = "Check, then double.\n\n```js\nreturn value * 2;\n}\n```\n";
  expect(await lint({ [`${DOUBLE}/explained.md`]: explained })).toEqual([]);
});

test("a mark with a space inside is one problem", async () => {
  const prompt = swap("{#twice}", "{ context} {#twice}");
  expect(await lint({ [`${DOUBLE}/prompt.md`]: prompt })).toMatchObject([{ rule: "prompt-marked", line: 3 }]);
});

describe("each rule finds its breach at its line", () => {
  test.each(BREACHES)("$rule: $breach", async ({ rule, changes, at, says }) => {
    const found = (await lint(changes)).filter((problem) => problem.rule === rule);
    expect(found.map(({ file, line, message }) => `${file}:${line} ${message}`).join("\n")).toContain(
      `${at} `,
    );
    expect(found.map(({ message }) => message).join("\n")).toContain(says);
  });

  test("every rule is tested by a breach", () => {
    const broken = new Set(BREACHES.map(({ rule }) => rule));
    expect(RULES.map(({ name }) => name).filter((name) => !broken.has(name))).toEqual([]);
  });
});
