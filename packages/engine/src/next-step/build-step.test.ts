import fc from "fast-check";
import { expect, test } from "vitest";
import { checkStep } from "../audit/check-step.ts";
import { hasCode } from "../belief/mastery.ts";
import { replay } from "../evolve.ts";
import type { LogEvent } from "../log.ts";
import { chooseItem } from "../next-item/choose-item.ts";
import {
  answered,
  anyLog,
  goalOf,
  graphWithProject as graph,
  lessonFinished,
  shown,
  strong,
  wholeGoal,
} from "../testing/given.ts";
import { chooseNext } from "./choose-next.ts";

function nextAfter(log: readonly LogEvent[], goal = wholeGoal, now = 0) {
  const step = chooseNext(graph, replay(graph, log), goal, now);
  expect(checkStep(graph, log, goal, now, step)).toEqual([]);
  return step;
}

function taught(...concepts: string[]): LogEvent[] {
  return concepts.flatMap((concept) => [lessonFinished(concept), ...strong(concept)]);
}

const BELOW_SERVER = ["functions", "promises", "async", "requests", "headers", "server"];

test("a milestone comes once everything it needs is known, before the next lesson", () => {
  expect(nextAfter(taught("functions")).kind).not.toBe("build");
  expect(nextAfter(taught("functions", "promises"))).toMatchObject({ kind: "build", milestone: "app/loads" });
});

test("passing shows its concepts by code, and the path goes on", () => {
  const known = ["functions", "promises"].flatMap((id) => [lessonFinished(id), ...shown(id)]);
  const log = [...known, answered("app/loads", "right", { purpose: "build", tries: 1 })];
  const state = replay(graph, log);
  expect(["promises", "functions"].map((id) => hasCode(state, id))).toEqual([true, true]);
  expect(nextAfter(log)).toMatchObject({ concept: "async" });
});

test("who built a milestone goes on with the next, even if more is known", () => {
  const log = [
    ...taught("functions", "promises"),
    answered("app/loads", "right", { purpose: "build" }),
    ...taught("async", "requests", "headers", "server", "express"),
  ];
  expect(nextAfter(log)).toMatchObject({ milestone: "app/answers" });
});

test("who knew concepts without a lesson begins with the first milestone on something that was taught", () => {
  const known = BELOW_SERVER.flatMap((id) => strong(id));
  expect(nextAfter(known)).toMatchObject({ milestone: "app/answers" });
  expect(nextAfter([...known, ...taught("express")])).toMatchObject({ milestone: "app/routes" });
  const slow = [
    ...["functions", "requests"].flatMap((id) => strong(id)),
    ...taught("promises", "async", "headers", "server"),
  ];
  expect(nextAfter(slow)).toMatchObject({ milestone: "app/loads" });
});

test("a milestone that was put off or given up makes room for the path", () => {
  const log = taught("functions", "promises");
  const putOff: LogEvent = { kind: "deferred", id: "later", at: 0, concept: "promises" };
  expect(nextAfter([...log, putOff]).kind).not.toBe("build");
  const givenUp = answered("app/loads", "dont-know", { purpose: "build", faults: ["promises"] });
  expect(nextAfter([...log, givenUp])).toMatchObject({ kind: "learn" });
});

test("a goal without a project, and one that was reached, has nothing to build", () => {
  const log = taught("functions", "promises");
  expect(nextAfter(log, goalOf(["functions", "promises", "async"])).kind).not.toBe("build");
  expect(nextAfter(log, { ...wholeGoal, reached: true }).kind).not.toBe("build");
});

test("a check for building asks the due milestone, and no other check does", () => {
  const state = replay(graph, taught("functions", "promises"));
  const itemOf = (purpose: "build" | "code" | "step" | "review", concept: string) =>
    chooseItem(graph, state, wholeGoal, { purpose, concept, answers: [] }, { seed: 1, now: 0 })?.item ?? null;
  expect(itemOf("build", "promises")).toBe("app/loads");
  expect(itemOf("build", "express")).toBeNull();
  for (const purpose of ["code", "step", "review"] as const)
    expect(itemOf(purpose, "promises")).not.toBe("app/loads");
});

test("the reason of every step follows from the log, with milestones in any place", () => {
  const anyMilestones = fc.array(
    fc.record({
      at: fc.nat(40),
      item: fc.constantFrom("app/loads", "app/answers", "app/routes"),
      result: fc.constantFrom("right" as const, "wrong" as const, "dont-know" as const),
    }),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(anyLog(40), anyMilestones, fc.nat(9), (log, milestones, days) => {
      const whole = [...log];
      for (const { at, item, result } of milestones) {
        const time = whole[Math.min(at, whole.length) - 1]?.at ?? 0;
        whole.splice(at, 0, answered(item, result, { purpose: "build", at: time }));
      }
      nextAfter(whole, wholeGoal, (whole.at(-1)?.at ?? 0) + days * 86_400_000);
    }),
    { numRuns: 300 },
  );
});
