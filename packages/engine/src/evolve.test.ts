import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logOddsOf, masteryOf } from "./belief/mastery.ts";
import { evolve, replay, withoutVoided } from "./evolve.ts";
import type { LogEvent } from "./log.ts";
import { evidenceOf } from "./overview/evidence.ts";
import { PARAMETERS } from "./parameters.ts";
import { beginState, conceptState } from "./state.ts";
import { answered, anyLog, graph, lessonFinished, shown, wholeGoal } from "./testing/given.ts";

function beliefAfter(log: Parameters<typeof replay>[1], concept: string) {
  return masteryOf(graph, replay(graph, log), concept);
}

describe("an answer", () => {
  test("that is right raises the belief in its concept, and more so when it is hard to guess", () => {
    const chosen = beliefAfter([answered("promises.0", "right")], "promises");
    const typed = beliefAfter([answered("promises.1", "right")], "promises");
    expect(chosen).toBeGreaterThan(beliefAfter([], "promises"));
    expect(typed).toBeGreaterThan(chosen);
  });

  test("after a hint counts for less", () => {
    expect(beliefAfter([answered("promises.1", "right", { hints: 1 })], "promises")).toBeLessThan(
      beliefAfter([answered("promises.1", "right")], "promises"),
    );
  });

  test("that is right makes the prerequisites of its concept assumed", () => {
    const state = replay(graph, shown("async"));
    expect(masteryOf(graph, state, "functions")).toBeGreaterThanOrEqual(PARAMETERS.enough);
    expect(conceptState(state, "functions").answers).toEqual([]);
  });

  test('that is wrong lowers the dependents of its concept less than "I don\'t know yet" does', () => {
    const wrong = beliefAfter([answered("functions.1", "wrong")], "express");
    const unknown = beliefAfter([answered("functions.1", "dont-know")], "express");
    expect(unknown).toBeLessThan(wrong);
  });

  test("that is wrong and blames another concept is evidence against that one", () => {
    const pointed = beliefAfter([answered("server.1", "wrong", { faults: ["headers"] })], "headers");
    expect(pointed).toBeLessThan(beliefAfter([], "headers"));
  });

  test("that only measures moves no belief", () => {
    expect(replay(graph, [answered("server.1", "wrong", { onlyMeasures: true })]).concepts).toEqual({});
  });

  test("of three failing runs of an exercise counts as one miss, and further runs add nothing", () => {
    const run = (tries: number) => answered("promises/code", "wrong", { tries });
    const three = replay(graph, [run(0), run(1), run(2)]);
    const five = replay(graph, [run(0), run(1), run(2), run(3), run(4)]);
    expect(conceptState(three, "promises").answers).toHaveLength(1);
    expect(masteryOf(graph, five, "promises")).toBe(masteryOf(graph, three, "promises"));
  });
});

describe("one slip", () => {
  test("does not undo three right answers", () => {
    expect(beliefAfter([...shown("promises"), answered("promises.4", "wrong")], "promises")).toBeGreaterThan(
      PARAMETERS.enough,
    );
  });

  test("undoes them when a second one follows", () => {
    const log = [...shown("promises"), answered("promises.4", "wrong"), answered("promises.2", "wrong")];
    expect(beliefAfter(log, "promises")).toBeLessThan(PARAMETERS.enough);
  });
});

describe("trouble", () => {
  test("begins with two misses in a row after the lesson, and not before it", () => {
    const misses = [answered("promises.1", "wrong"), answered("promises.2", "wrong")];
    expect(replay(graph, misses).trouble).toEqual({});
    expect(Object.keys(replay(graph, [lessonFinished("promises"), ...misses]).trouble)).toEqual(["promises"]);
  });

  test("ends when the concept is shown", () => {
    const misses = [answered("promises.1", "wrong"), answered("promises.2", "wrong")];
    expect(replay(graph, [lessonFinished("promises"), ...misses, ...shown("promises")]).trouble).toEqual({});
  });
});

describe("a reset of all concepts", () => {
  test("leaves the initial state, at the sequence of the reset", () => {
    const log: LogEvent[] = [
      lessonFinished("promises"),
      ...shown("promises"),
      { kind: "reset", id: "reset", at: 0, concept: null },
    ];
    expect(replay(graph, log)).toEqual({ ...beginState(graph), sequence: log.length });
  });
});

describe("for any log", () => {
  test("a right answer never lowers the belief in its concept", () => {
    fc.assert(
      fc.property(anyLog(), fc.constantFrom(...graph.items), (log, { id, concept }) => {
        const before = replay(graph, log);
        const after = evolve(graph, before, answered(id, "right"));
        expect(masteryOf(graph, after, concept)).toBeGreaterThanOrEqual(masteryOf(graph, before, concept));
      }),
    );
  });

  test("every belief stays strictly between 0 and 1", () => {
    fc.assert(
      fc.property(anyLog(200), (log) => {
        const state = replay(graph, log);
        for (const concept of wholeGoal.concepts) {
          expect(masteryOf(graph, state, concept)).toBeGreaterThan(0);
          expect(masteryOf(graph, state, concept)).toBeLessThan(1);
        }
      }),
    );
  });

  test("the shares and the start add up to the belief", () => {
    fc.assert(
      fc.property(anyLog(), fc.constantFrom(...wholeGoal.concepts), (log, concept) => {
        const { startLogOdds, shares } = evidenceOf(graph, log, concept);
        const sum = shares.reduce((total, { logOdds }) => total + logOdds, startLogOdds);
        expect(logOddsOf(graph, replay(graph, log), concept)).toBeCloseTo(sum, 9);
      }),
    );
  });

  test("a voided event leaves the state as if it had never been logged", () => {
    fc.assert(
      fc.property(anyLog(), (log) => {
        expect(replay(graph, log)).toEqual(replay(graph, withoutVoided(log)));
      }),
    );
  });

  test("folding event by event gives the replayed state, even when each state passes through JSON", () => {
    fc.assert(
      fc.property(anyLog(), (log) => {
        const folded = withoutVoided(log).reduce(
          (state, event) => evolve(graph, JSON.parse(JSON.stringify(state)), event),
          beginState(graph),
        );
        expect(folded).toEqual(replay(graph, log));
      }),
    );
  });
});
