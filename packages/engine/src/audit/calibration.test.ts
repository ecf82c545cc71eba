import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chanceOfAnswer } from "../belief/chance-of-answer.ts";
import { masteryOf } from "../belief/mastery.ts";
import { withoutVoided } from "../evolve.ts";
import { beginState } from "../state.ts";
import { answered, anyLog, graph, shown, strong } from "../testing/given.ts";
import { type BeliefTest, beliefTests, calibrationOf, toCalibration } from "./calibration.ts";

function given(chance: number, right: boolean, more: Partial<BeliefTest> = {}): BeliefTest {
  return {
    chance,
    mastery: chance,
    called: "open",
    onlyMeasures: false,
    right,
    ...more,
  };
}

describe("counted by hand", () => {
  const counted = toCalibration([
    given(0.9, true, { called: "strong" }),
    given(0.95, false, { called: "strong" }),
    given(0.8, true, { called: "assumed", mastery: 0.99 }),
    given(0.25, false),
    given(0.5, true, { onlyMeasures: true }),
  ]);

  test("each test falls in one bin by its chance and in one by its mastery", () => {
    expect(counted.byChance.map(({ answers }) => answers)).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 1, 2]);
    expect(counted.byBelief.map(({ answers }) => answers)).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0, 3]);
    expect(counted.byChance[9]).toMatchObject({ from: 0.9, to: 1, answers: 2, right: 1 });
    expect(counted.byChance[9]?.expected).toBeCloseTo(1.85, 12);
  });

  test("strong concepts, assumed concepts and extra placement items are counted separately", () => {
    expect(counted.strong).toMatchObject({ answers: 2, right: 1 });
    expect(counted.assumed).toMatchObject({ answers: 1, right: 1, expected: 0.8 });
    expect(counted.measuring).toEqual({ answers: 1, right: 1, expected: 0.5 });
    expect(counted.all).toMatchObject({ answers: 4, right: 2 });
  });

  test("the errors follow their definitions", () => {
    // Bins: |0 − .25|, |1 − .8| and |1 − 1.85| over 4 answers.
    expect(counted.error?.ece).toBeCloseTo(1.3 / 4, 12);
    expect(counted.error?.brier).toBeCloseTo((0.01 + 0.9025 + 0.04 + 0.0625) / 4, 12);
    expect(counted.error?.logLoss).toBeCloseTo(-Math.log(0.9 * 0.05 * 0.8 * 0.75) / 4, 12);
  });

  test("without tests the error is null", () => {
    expect(toCalibration([])).toMatchObject({ all: { answers: 0, right: 0, expected: 0 }, error: null });
  });
});

describe("an answer", () => {
  test("tests the belief just before it", () => {
    const answer = answered("promises.1", "wrong");
    const state = beginState(graph);
    expect(beliefTests(graph, [answer])).toEqual([
      {
        chance: chanceOfAnswer(graph, state, answer),
        mastery: masteryOf(graph, state, "promises"),
        called: "open",
        onlyMeasures: false,
        right: false,
      },
    ]);
  });

  test("on a concept shown before tests a strong belief", () => {
    const [, , third, fourth] = beliefTests(graph, [...strong("promises"), answered("promises.1", "wrong")]);
    expect(third).toMatchObject({ called: "strong", right: true });
    expect(fourth).toMatchObject({ called: "strong", right: false });
  });

  test("on a prerequisite of shown concepts tests an assumed belief", () => {
    const tests = beliefTests(graph, [...shown("async"), answered("functions.1", "right")]);
    expect(tests.at(-1)).toMatchObject({ called: "assumed", right: true });
  });

  test("after a hint tests nothing", () => {
    expect(beliefTests(graph, [answered("promises.1", "right", { hints: 1 })])).toEqual([]);
  });

  test("to an exercise is one test, with the belief before its first run", () => {
    const run = (tries: number, result: "right" | "wrong" | "dont-know" = "wrong") =>
      answered("promises/code", result, { tries });
    const [first] = beliefTests(graph, [answered("promises/code", "dont-know")]);
    expect(beliefTests(graph, [run(0), run(1)])).toEqual([]);
    expect(beliefTests(graph, [run(0), run(1), run(2), run(3), run(4, "dont-know")])).toEqual([first]);
    expect(beliefTests(graph, [run(0), run(1, "right")])).toEqual([{ ...first, right: true }]);
  });
});

describe("for any log", () => {
  test("the bins add up to the counted answers, and right answers never exceed answers", () => {
    fc.assert(
      fc.property(anyLog(), (log) => {
        const { all, byChance, byBelief, strong, assumed } = calibrationOf(graph, log);
        for (const bins of [byChance, byBelief]) {
          expect(bins.reduce((sum, { answers }) => sum + answers, 0)).toBe(all.answers);
          expect(bins.reduce((sum, { right }) => sum + right, 0)).toBe(all.right);
        }
        for (const counted of [all, strong, assumed, ...byChance]) {
          expect(counted.right).toBeLessThanOrEqual(counted.answers);
          expect(counted.expected).toBeLessThanOrEqual(counted.answers);
        }
        expect(strong.answers + assumed.answers).toBeLessThanOrEqual(all.answers);
      }),
    );
  });

  test("voided events do not count", () => {
    fc.assert(
      fc.property(anyLog(), (log) => {
        expect(calibrationOf(graph, log)).toEqual(calibrationOf(graph, withoutVoided(log)));
      }),
    );
  });
});
