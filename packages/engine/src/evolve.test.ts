import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSettled } from "./belief/likelihood.ts";
import { hasCode, isShown, logOddsOf, masteryOf } from "./belief/mastery.ts";
import { evolve, evolveAll, replay, withoutVoided } from "./evolve.ts";
import { type Answered, EXPERIENCES, type Experience, type FoldedEvent, type LogEvent } from "./log.ts";
import { evidenceOf } from "./overview/evidence.ts";
import { PARAMETERS } from "./parameters.ts";
import { beginState, conceptState } from "./state.ts";
import { answered, anyLog, graph, lessonFinished, shown, strong, wholeGoal } from "./testing/given.ts";

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

  test('that is wrong lowers the dependents of its concept more than "I don\'t know yet" does', () => {
    const wrong = beliefAfter([answered("functions.1", "wrong")], "express");
    const unknown = beliefAfter([answered("functions.1", "dont-know")], "express");
    expect(wrong).toBeLessThan(unknown);
    expect(unknown).toBeLessThan(beliefAfter([], "express"));
  });

  test("that is wrong and blames another concept is evidence against that one", () => {
    const pointed = beliefAfter([answered("server.1", "wrong", { faults: ["headers"] })], "headers");
    expect(pointed).toBeLessThan(beliefAfter([], "headers"));
  });

  test("that only measures moves no belief", () => {
    expect(replay(graph, [answered("server.1", "wrong", { onlyMeasures: true })]).concepts).toEqual({});
  });
});

describe("an exercise", () => {
  const run = (tries: number, faults: string[] = []) => answered("server/code", "wrong", { tries, faults });
  const givenUp = (tries: number) => answered("server/code", "dont-know", { tries });

  test("moves no belief by its failing runs", () => {
    const state = replay(graph, [run(0, ["headers"]), run(1, ["headers"]), run(2, ["headers"])]);
    expect(state.strengths).toEqual(beginState(graph).strengths);
    expect(conceptState(state, "server").answers).toEqual([]);
    expect(masteryOf(graph, state, "headers")).toBe(beliefAfter([], "headers"));
  });

  test("counts as missed when it is given up after runs, and as not shown without any", () => {
    const missed = replay(graph, [run(0), givenUp(1)]);
    expect(conceptState(missed, "server").answers).toMatchObject([{ result: "wrong" }]);
    const unknown = replay(graph, [givenUp(0)]);
    expect(conceptState(unknown, "server").answers).toMatchObject([{ result: "dont-know" }]);
    expect(masteryOf(graph, missed, "server")).toBeLessThan(masteryOf(graph, unknown, "server"));
  });

  test("blames the concepts of its last failing run when it is given up", () => {
    const blamed = beliefAfter([run(0, ["async"]), run(1, ["headers"]), givenUp(2)], "headers");
    expect(blamed).toBeLessThan(beliefAfter([run(0), run(1), givenUp(2)], "headers"));
  });

  test("keeps how often its failing tests named a concept until it ends", () => {
    const begun = replay(graph, [run(0, ["async", "headers"]), run(1, ["headers"])]);
    expect(begun.unfinished["server/code"]).toEqual({
      named: { async: 1, headers: 2 },
      last: ["headers"],
    });
    expect(evolve(graph, begun, answered("server/code", "right", { tries: 2 })).unfinished).toEqual({});
  });

  test("counts for less when it passes after failing runs, mildly", () => {
    const first = beliefAfter([answered("server/code", "right")], "server");
    const third = beliefAfter([run(0), run(1), answered("server/code", "right", { tries: 2 })], "server");
    expect(third).toBeLessThan(first);
    expect(third).toBeGreaterThan(beliefAfter([answered("server/code", "right", { hints: 1 })], "server"));
  });

  test("shows its concepts by code, unless the last hint was shown", () => {
    const passed = (hints: number) =>
      replay(graph, [answered("server/code", "right", { hints, shows: ["server", "headers"] })]);
    expect(hasCode(passed(2), "headers")).toBe(true);
    expect(hasCode(passed(3), "server")).toBe(false);
  });

  test("of an old entry shows the concepts that the graph names, or else its own", () => {
    const old = { shows: undefined, hintsOf: undefined };
    expect(hasCode(replay(graph, [answered("server/code", "right", old)]), "server")).toBe(true);
    const gone = answered("server/code", "right", { ...old, item: "server/gone" });
    expect(hasCode(replay(graph, [gone]), "server")).toBe(true);
  });
});

describe("the answer of an item that was shown", () => {
  const [shownAt, soon, later] = [0, 15 * 60_000, 30 * 86_400_000];
  const seen = answered("promises.1", "dont-know", { at: shownAt });
  const gainAt = (at: number, log: readonly LogEvent[]) => {
    const before = replay(graph, log);
    const after = evolve(graph, before, answered("promises.1", "right", { at }));
    return logOddsOf(graph, after, "promises") - logOddsOf(graph, before, "promises");
  };

  test("makes a right answer count little soon after, and fully again after weeks", () => {
    expect(gainAt(soon, [seen])).toBeLessThan(gainAt(later, [seen]) / 2);
  });

  test("stays seen when the answer is taken back", () => {
    const void1: LogEvent = { kind: "voided", id: "void", at: shownAt, event: seen.id };
    expect(gainAt(soon, [seen, void1])).toBeLessThan(gainAt(soon, []) / 2);
    expect(replay(graph, [seen, void1]).concepts).toEqual({});
  });

  test("does not show the concept by rounds of seeing, taking back and answering", () => {
    const log = [1, 2].flatMap((index): LogEvent[] => {
      const asked = answered(`promises.${index}`, "dont-know");
      const back: LogEvent = { kind: "voided", id: `void ${index}`, at: 0, event: asked.id };
      return [asked, back, answered(`promises.${index}`, "right")];
    });
    expect(isShown(graph, replay(graph, log), "promises")).toBe(false);
  });
});

describe("the stated experience", () => {
  const introduced = (experience: Experience): LogEvent => ({
    kind: "introduced",
    id: experience,
    at: 0,
    experience,
  });

  test("moves the beliefs in all concepts before any answer, in the order of the four answers", () => {
    const beliefs = EXPERIENCES.map((experience) => beliefAfter([introduced(experience)], "server"));
    expect(beliefs).toEqual([...beliefs].sort((a, b) => a - b));
    expect(beliefs[0]).toBeLessThan(beliefAfter([], "server"));
  });

  test("counts as stated last", () => {
    const changed = beliefAfter([introduced("new"), introduced("back-end")], "server");
    expect(changed).toBeCloseTo(beliefAfter([introduced("back-end")], "server"), 9);
  });
});

describe("a lesson", () => {
  test("moves the belief less than passing the exercise after it does, whatever was answered before", () => {
    fc.assert(
      fc.property(anyLog(), fc.constantFrom(...wholeGoal.concepts), fc.nat(3), (log, concept, tries) => {
        const before = replay(graph, log);
        const at = 1e12;
        const read = evolve(graph, before, lessonFinished(concept, at) as FoldedEvent);
        const item = `${concept}/code`;
        const passed = evolve(graph, read, answered(item, "right", { at, tries, hints: 2 }));
        const gain = (from: typeof read, to: typeof read) =>
          logOddsOf(graph, to, concept) - logOddsOf(graph, from, concept);
        if (logOddsOf(graph, read, concept) < PARAMETERS.mostLogOdds / 2)
          expect(gain(before, read)).toBeLessThanOrEqual(gain(read, passed));
      }),
    );
  });
});

describe("one slip", () => {
  test("does not undo three right answers", () => {
    expect(beliefAfter([...strong("promises"), answered("promises.1", "wrong")], "promises")).toBeGreaterThan(
      PARAMETERS.enough,
    );
  });

  test("undoes them when a second one follows", () => {
    const log = [...strong("promises"), answered("promises.1", "wrong"), answered("promises.2", "wrong")];
    expect(beliefAfter(log, "promises")).toBeLessThan(PARAMETERS.enough);
  });
});

describe("trouble", () => {
  test("counts rounds: a round fails with two misses in a row, or four times I don't know yet", () => {
    const failed = (results: Answered["result"][]) =>
      conceptState(
        replay(graph, [
          lessonFinished("promises"),
          ...results.map((result, index) => answered(`promises.${index}`, result)),
        ]),
        "promises",
      ).rounds;
    expect(failed(["wrong"])).toBe(0);
    expect(failed(["wrong", "wrong"])).toBe(1);
    expect(failed(["wrong", "wrong", "wrong"])).toBe(1);
    expect(failed(["wrong", "wrong", "wrong", "wrong"])).toBe(2);
    expect(failed(["dont-know", "dont-know", "dont-know"])).toBe(0);
    expect(failed(["dont-know", "dont-know", "dont-know", "dont-know"])).toBe(1);
  });

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
  test("leaves the initial state, at the sequence of the reset; answers that were seen stay seen", () => {
    const log: LogEvent[] = [
      lessonFinished("promises"),
      ...shown("promises"),
      { kind: "reset", id: "reset", at: 0, concept: null },
    ];
    const state = replay(graph, log);
    expect(state).toEqual({ ...beginState(graph), sequence: log.length, seen: state.seen });
    expect(Object.keys(state.seen)).toEqual(["promises.3", "promises.4"]);
  });
});

describe("for any log", () => {
  test("its events in parts give the same state as one by one, and no state that they began with changes", () => {
    fc.assert(
      fc.property(anyLog(), fc.nat(20), (log, first) => {
        const events = withoutVoided(log);
        const start = evolveAll(graph, beginState(graph), events.slice(0, first));
        const kept = JSON.stringify(start);
        expect(evolveAll(graph, start, events.slice(first))).toEqual(replay(graph, log));
        expect(JSON.stringify(start)).toBe(kept);
      }),
    );
  });

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

  test("a voided event leaves the state as if it had never been logged, but that its answer was seen", () => {
    fc.assert(
      fc.property(anyLog(), (log) => {
        const kept = withoutVoided(log);
        const { seen, ...state } = replay(graph, log);
        expect({ ...state, seen }).toEqual(replay(graph, kept));
        for (const event of log)
          if (event.kind === "answered" && isSettled(event)) expect(seen[event.item]).toBeDefined();
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
