import { describe, expect, test } from "vitest";
import { checkStep } from "../audit/check-step.ts";
import { replay } from "../evolve.ts";
import type { LogEvent } from "../log.ts";
import { answered, goalOf, graph, lessonFinished, shown, strong } from "../testing/given.ts";
import { chooseNext } from "./choose-next.ts";

const DAY_MS = 86_400_000;

/** The next step, whose reason must follow from the log. */
function nextAfter(log: readonly LogEvent[], now: number, goal: ReturnType<typeof goalOf>) {
  const step = chooseNext(graph, replay(graph, log), goal, now);
  expect(checkStep(graph, log, goal, now, step)).toEqual([]);
  return step;
}

describe("the path does not run in a circle", () => {
  test("a concept whose items were all shown lately rests until two of them can show it again", () => {
    const goal = goalOf(["requests"]);
    const closed = [0, 1, 2, 3, 4].map((index) => `requests.${index}`);
    const log = [
      lessonFinished("requests"),
      ...closed.map((item) => answered(item, "wrong", { at: 0 })),
      answered("requests/code", "dont-know", { at: 0, tries: 2 }),
      ...closed.map((item) => answered(item, "right", { at: 3 * DAY_MS })),
    ];
    const step = nextAfter(log, 3 * DAY_MS + 1, goal);
    expect(step).toMatchObject({ kind: "nothing-now", cause: "rest" });
    if (step.kind !== "nothing-now") return;
    expect(step.until).toBeGreaterThan(6 * DAY_MS);
    expect(step.until).toBeLessThan(7 * DAY_MS);
    expect(nextAfter(log, step.until, goal)).toMatchObject({ kind: "learn", concept: "requests" });
  });

  test("a lesson that was read twice in a row is not read a third time as the gap behind another failure", () => {
    const failed = (concept: string, from: number) =>
      [from, from + 1].map((index) => answered(`${concept}.${index}`, "wrong"));
    const log = [
      lessonFinished("requests"),
      ...failed("requests", 0),
      lessonFinished("requests"),
      ...failed("headers", 0),
      answered("requests.2", "wrong", { purpose: "probe" }),
    ];
    const inTrouble = [lessonFinished("headers"), ...log];
    const step = nextAfter(inTrouble, 0, goalOf(["requests", "headers"]));
    expect(step).toMatchObject({
      kind: "learn",
      concept: "requests",
      detourFrom: "headers",
      lessonRead: true,
    });
  });

  test("a target whose exercise was given up rests, and its reason says so", () => {
    const goal = goalOf(["functions"]);
    const log = [
      ...strong("requests"),
      answered("functions/code", "dont-know", { at: DAY_MS }),
      ...shown("functions", DAY_MS + 1),
    ];
    expect(nextAfter(log, DAY_MS + 2, goal)).toMatchObject({ kind: "nothing-now", cause: "rest" });
  });
});
