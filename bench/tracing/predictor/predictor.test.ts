import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PredictorRow } from "./answer.ts";
import { fitPredictor } from "./fit-predictor.ts";
import { createPredictor } from "./predictor.ts";

/** Learners of two kinds, weak and strong; item 0 is easy, item 3 hard. */
function answersOf(learnerCount: number): PredictorRow[] {
  let state = 7;
  const chance = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  return Array.from({ length: learnerCount }, (_, learner) =>
    Array.from({ length: 30 }, (_, k): PredictorRow => {
      const item = Math.floor(chance() * 4);
      const level = (learner % 2 === 0 ? 1.2 : -1.2) + 1.5 - item;
      return {
        learner: `l${learner}`,
        item: `i${item}`,
        concepts: [`c${item % 2}`],
        right: chance() < 1 / (1 + Math.exp(-level)),
        at: 1000 + k,
      };
    }),
  ).flat();
}

const rows = answersOf(60);
const parameters = fitPredictor(rows, { seed: 3 });
const predictor = createPredictor(parameters);

const questions = fc.record({
  item: fc.constantFrom("i0", "i1", "i2", "i3", "never seen"),
  concepts: fc.constantFrom(["c0"], ["c1"], ["c0", "c1"], ["never met"], ["__proto__"]),
  at: fc.constantFrom(0, 5, 1e9),
});

describe("createPredictor", () => {
  it("keeps every chance strictly between 0 and 1", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(questions, fc.boolean()), { maxLength: 40 }), (answers) => {
        const history = predictor.begin();
        for (const [question, right] of answers) {
          const chance = predictor.predict(history, question);
          expect(chance).toBeGreaterThan(0);
          expect(chance).toBeLessThan(1);
          predictor.observe(history, question, right);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("predicts the same chances with parameters that went through JSON", () => {
    const again = createPredictor(JSON.parse(JSON.stringify(parameters)));
    const [first, second] = [predictor.begin(), again.begin()];
    for (const row of rows.slice(0, 90)) {
      expect(again.predict(second, row)).toBe(predictor.predict(first, row));
      predictor.observe(first, row, row.right);
      again.observe(second, row, row.right);
    }
  });

  it("does not change the history when it predicts", () => {
    const history = predictor.begin();
    const [row] = rows;
    if (row === undefined) throw new RangeError("There are no rows.");
    predictor.predict(history, row);
    expect(history).toEqual(predictor.begin());
  });

  it("expects more of a learner who got everything right than of one who got everything wrong", () => {
    const [strong, weak] = [predictor.begin(), predictor.begin()];
    for (const row of rows.slice(0, 20)) {
      predictor.observe(strong, row, true);
      predictor.observe(weak, row, false);
    }
    const question = { item: "i1", concepts: ["c1"], at: 0 };
    expect(predictor.predict(strong, question)).toBeGreaterThan(predictor.predict(weak, question) + 0.2);
  });

  it("expects more on an easy item than on a hard one", () => {
    const history = predictor.begin();
    const easy = predictor.predict(history, { item: "i0", concepts: ["c0"], at: 0 });
    expect(easy).toBeGreaterThan(predictor.predict(history, { item: "i2", concepts: ["c0"], at: 0 }));
  });
});

describe("fitPredictor", () => {
  it("gives the same parameters for the same rows and seed", () => {
    expect(fitPredictor(rows, { seed: 3 })).toEqual(parameters);
  });

  it("has finite parameters even for a single learner", () => {
    const one = fitPredictor(answersOf(1), { seed: 1 });
    expect(one.linear.weights.every(Number.isFinite)).toBe(true);
  });

  it("refuses to learn from nothing", () => {
    expect(() => fitPredictor([], { seed: 1 })).toThrow(RangeError);
  });
});
