import { expect, test } from "vitest";
import { masteryOf } from "../belief/mastery.ts";
import { beginState, type LearnerState } from "../state.ts";
import { graph, wholeGoal } from "../testing/given.ts";
import type { Check } from "./check.ts";
import { choosePlacementItem } from "./placement.ts";

const begun: Check = { purpose: "placement", concept: null, answers: [] };

/** A new learner with all strengths shifted, as a self-description does. */
function shifted(shift: number): LearnerState {
  const state = beginState(graph);
  const mean = state.strengths.mean.map((each) => each + shift);
  return { ...state, strengths: { ...state.strengths, mean } };
}

function firstItem(state: LearnerState, given = graph) {
  const choice = choosePlacementItem(given, state, wholeGoal, begun, { seed: 1, now: 0 });
  return given.items.find(({ id }) => id === choice?.item);
}

test.each([-0.5, 0, 1, 2, 4])(
  "begins with an easy item on a concept that is probably known, with strengths shifted by %f",
  (shift) => {
    const state = shifted(shift);
    const item = firstItem(state);
    expect(item?.difficulty).toBe("easy");
    expect(masteryOf(graph, state, item?.concept ?? "")).toBeGreaterThanOrEqual(0.5);
  },
);

test("begins on a later concept after a better self-description", () => {
  expect(firstItem(shifted(0))?.id).toBe("promises.3");
  expect(firstItem(shifted(4))?.id).toBe("express.3");
});

test("begins with an easy item even if no concept is probably known", () => {
  const state = shifted(-4);
  expect(wholeGoal.concepts.filter((id) => masteryOf(graph, state, id) >= 0.5)).toEqual([]);
  expect(firstItem(state)?.difficulty).toBe("easy");
});

test("begins as usual where no item is easy", () => {
  const hard = { ...graph, items: graph.items.filter(({ difficulty }) => difficulty !== "easy") };
  expect(firstItem(shifted(0), hard)?.difficulty).not.toBe("easy");
});
