import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { masteryOf } from "../belief/mastery.ts";
import { replay } from "../evolve.ts";
import { chooseNext } from "../next-step/choose-next.ts";
import { answered, anyLog, goalOf, graph, lessonFinished, shown, wholeGoal } from "../testing/given.ts";
import { checkStep } from "./check-step.ts";
import { Ledger } from "./ledger.ts";

function lastAt(log: readonly { at: number }[]) {
  return log.at(-1)?.at ?? 0;
}

describe("the reason of a step", () => {
  test("follows from the log, for any log and any time after it", () => {
    fc.assert(
      fc.property(anyLog(), fc.nat(40), (log, days) => {
        const now = lastAt(log) + days * 86_400_000;
        const step = chooseNext(graph, replay(graph, log), wholeGoal, now);
        expect(checkStep(graph, log, wholeGoal, now, step)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("is rejected when a number, an answer or a prerequisite in it is false", () => {
    const log = [
      answered("functions.1", "wrong"),
      answered("functions.2", "wrong"),
      answered("functions.3", "right"),
    ];
    const step = chooseNext(graph, replay(graph, log), wholeGoal, 0);
    expect(step).toMatchObject({ kind: "learn", concept: "functions" });
    const forged = step.claims.map((claim) =>
      claim.kind === "answers" ? { ...claim, wrong: claim.wrong + 1 } : claim,
    );
    expect(checkStep(graph, log, wholeGoal, 0, { ...step, claims: forged })).not.toEqual([]);
    const locked = {
      kind: "learn",
      concept: "express",
      detourFrom: null,
      lessonRead: false,
      help: null,
      cause: "learn",
      claims: [],
    } as const;
    expect(checkStep(graph, log, wholeGoal, 0, locked)).toContain("express is locked: server is missing.");
  });
});

test("a warm-up is rejected for a concept that is not fading", () => {
  const day = 86_400_000;
  const log = [lessonFinished("requests"), ...shown("requests"), answered("headers.1", "dont-know")];
  const goal = goalOf(["requests", "headers"]);
  const reviews = [0, 1, 2].map((index) =>
    answered(`express.${index}`, "right", { purpose: "review", onlyMeasures: true }),
  );
  const full = [...reviews, ...log];
  const warmUp = chooseNext(graph, replay(graph, full), goal, 2 * day);
  expect(checkStep(graph, full, goal, 2 * day, warmUp)).toEqual([]);
  const needless = "requests needs no confirmation: its answers leave no doubt.";
  expect(checkStep(graph, full, goal, 0, warmUp)).toContain(needless);
  expect(checkStep(graph, log, goal, 2 * day, warmUp)).toContain(needless);
});

test("the ledger and the fold agree on every mastery, for any log", () => {
  fc.assert(
    fc.property(anyLog(), (log) => {
      const state = replay(graph, log);
      const ledger = new Ledger(graph, log);
      for (const concept of wholeGoal.concepts)
        expect(ledger.masteryOf(concept)).toBeCloseTo(masteryOf(graph, state, concept), 7);
      expect(Object.fromEntries(ledger.trouble)).toEqual(state.trouble);
    }),
  );
});
