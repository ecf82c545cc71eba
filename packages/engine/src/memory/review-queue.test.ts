import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkStep } from "../audit/check-step.ts";
import { replay } from "../evolve.ts";
import type { LogEvent } from "../log.ts";
import { chooseNext } from "../next-step/choose-next.ts";
import { PARAMETERS } from "../parameters.ts";
import { answered, anyLog, graph, shown, wholeGoal } from "../testing/given.ts";
import { recallOf } from "./recall.ts";
import { reviewQueue } from "./review-queue.ts";

const DAY_MS = 86_400_000;
const all = wholeGoal.concepts.flatMap((concept) => shown(concept));
function queueAfter(log: readonly LogEvent[], now: number) {
  return reviewQueue(graph, replay(graph, log), wholeGoal, now);
}

describe("the review queue", () => {
  test("is empty while nothing is at risk", () => {
    expect(queueAfter(all, 0).due).toEqual([]);
  });

  test("starts with the lowest recall, and has the daily limit", () => {
    const later = 15 * DAY_MS;
    const { due, doneToday, perDay, awayDays } = queueAfter([...all, ...shown("express", later)], later);
    const recalls = due.map(({ recall }) => recall);
    expect(recalls).toEqual(recalls.toSorted((a, b) => a - b));
    expect(due.map(({ concept }) => concept)).not.toContain("express");
    expect({ doneToday, perDay, awayDays }).toEqual({
      doneToday: 0,
      perDay: PARAMETERS.reviewsPerDay,
      awayDays: null,
    });
  });

  test("counts the day's reviews", () => {
    const review = answered("express.1", "right", { at: 15 * DAY_MS, purpose: "review" });
    expect(queueAfter([...all, review], 15 * DAY_MS).doneToday).toBe(1);
    expect(queueAfter([...all, review], 16 * DAY_MS).doneToday).toBe(0);
  });
});

describe("after a long absence", () => {
  const back = 120 * DAY_MS;
  const state = replay(graph, all);

  test("the concept with the most due prerequisites comes first, and the reason says so", () => {
    const { due, awayDays } = queueAfter(all, back);
    expect(awayDays).toBe(120);
    expect(due[0]).toMatchObject({ concept: "express" });
    expect(due[0]?.covers).toHaveLength(wholeGoal.concepts.length - 1);
    const step = chooseNext(graph, state, wholeGoal, back);
    expect(step).toMatchObject({ kind: "review", concept: "express" });
    expect(step.claims).toContainEqual(expect.objectContaining({ kind: "covers", concept: "express" }));
    expect(checkStep(graph, all, wholeGoal, back, step)).toEqual([]);
  });

  test("one right answer reviews all its prerequisites, which shortens the queue", () => {
    const right = answered("express.4", "right", { at: back, purpose: "review" });
    expect(queueAfter([...all, right], back + 1).due).toEqual([]);
  });

  test("a wrong answer leaves the other concepts due", () => {
    const wrong = answered("express.4", "wrong", { at: back, purpose: "review" });
    expect(queueAfter([...all, wrong], back + 1).due.length).toBeGreaterThan(3);
  });
});

describe("a right answer", () => {
  test("reviews the direct prerequisites of its concept, by less than the concept itself", () => {
    const at = 10 * DAY_MS;
    const before = replay(graph, all);
    const after = replay(graph, [...all, answered("async.4", "right", { at })]);
    const gain = (concept: string) =>
      (recallOf(after, concept, at) ?? 0) - (recallOf(before, concept, at) ?? 0);
    expect(gain("async")).toBeGreaterThan(gain("promises"));
    expect(gain("promises")).toBeGreaterThan(0);
    expect(gain("functions")).toBe(0);
    expect(gain("headers")).toBe(0);
  });
});

test("for any log, the recall of a due concept is above 0 and below the limit", () => {
  fc.assert(
    fc.property(anyLog(), fc.nat(200), (log, days) => {
      const now = (log.at(-1)?.at ?? 0) + days * DAY_MS;
      for (const { recall } of queueAfter(log, now).due) {
        expect(recall).toBeGreaterThan(0);
        expect(recall).toBeLessThan(PARAMETERS.dueBelow);
      }
    }),
  );
});
