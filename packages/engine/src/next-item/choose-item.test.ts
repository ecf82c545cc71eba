import { describe, expect, test } from "vitest";
import { isShown, masteryOf } from "../belief/mastery.ts";
import { evolve, replay } from "../evolve.ts";
import type { Answered } from "../log.ts";
import { placementResult } from "../overview/standing.ts";
import { beginState, type LearnerState } from "../state.ts";
import { answered, graph, lessonFinished, shown, wholeGoal } from "../testing/given.ts";
import type { Check } from "./check.ts";
import { checkVerdict, chooseItem, maxItems } from "./choose-item.ts";
import { mostInformativeItem } from "./placement.ts";

const NOW = { seed: 1, now: 0 };

type Taken = { state: LearnerState; check: Check; verdict: string };

/** Takes a whole check with a learner who answers by `resultOf`. */
function takeCheck(
  check: Check,
  resultOf: (item: string, concept: string) => Answered["result"],
  state = beginState(graph),
): Taken {
  const verdict = checkVerdict(graph, state, wholeGoal, check, 0);
  const choice = verdict === "goes-on" ? chooseItem(graph, state, wholeGoal, check, NOW) : null;
  if (choice === null) return { state, check, verdict };
  const concept = graph.items.find(({ id }) => id === choice.item)?.concept ?? "";
  const result = resultOf(choice.item, concept);
  const { onlyMeasures } = choice;
  const answer = answered(choice.item, result, { purpose: check.purpose, onlyMeasures });
  const answers = [...check.answers, { item: choice.item, concept, result, onlyMeasures }];
  return takeCheck({ ...check, answers }, resultOf, evolve(graph, state, answer));
}

function checkAfterStep(concept: string): Check {
  return { purpose: "step", concept, answers: [] };
}
const placement: Check = { purpose: "placement", concept: null, answers: [] };

describe("a check after a step", () => {
  test("is passed early by right answers, one of them to an exercise, and asks no item twice", () => {
    const { check, verdict } = takeCheck(checkAfterStep("promises"), () => "right");
    const items = check.answers.map(({ item }) => item);
    expect(verdict).toBe("passed");
    expect(items).toContain("promises/code");
    expect(new Set(items).size).toBe(items.length);
    expect(items.length).toBeLessThan(maxItems("step"));
  });

  test("ends as failed after two misses in a row", () => {
    const { check, verdict } = takeCheck(checkAfterStep("promises"), () => "wrong");
    expect({ verdict, asked: check.answers.length }).toEqual({ verdict: "failed", asked: 2 });
  });

  test("goes on after one slip and can still be passed", () => {
    let asked = 0;
    const { verdict } = takeCheck(checkAfterStep("promises"), () => (++asked === 1 ? "wrong" : "right"));
    expect(verdict).toBe("passed");
  });

  test("is never longer than its limit", () => {
    let asked = 0;
    const { check } = takeCheck(checkAfterStep("promises"), () => (++asked % 2 === 1 ? "wrong" : "right"));
    expect(check.answers.length).toBeLessThanOrEqual(maxItems("step"));
  });

  test("brings an exercise back first that was run and not finished", () => {
    const begun = replay(graph, [answered("promises/code", "wrong")]);
    expect(chooseItem(graph, begun, wholeGoal, checkAfterStep("promises"), NOW)?.item).toBe("promises/code");
  });

  test("brings a given-up exercise back first once its solutions were seen days ago, and not before", () => {
    const failed = replay(graph, [answered("promises/code", "dont-know", { tries: 1 })]);
    const next = (now: number) =>
      chooseItem(graph, failed, wholeGoal, checkAfterStep("promises"), { seed: 1, now })?.item;
    expect(next(4 * 86_400_000)).toBe("promises/code");
    expect(next(3_600_000)).not.toBe("promises/code");
  });

  test("asks no item more than twice on one day", () => {
    const twice = [0, 1, 2, 3, 4].flatMap((index) =>
      [1, 2].map(() => answered(`promises.${index}`, "right")),
    );
    const state = replay(graph, [...twice, answered("promises/code", "right")]);
    const next = (now: number) =>
      chooseItem(graph, state, wholeGoal, checkAfterStep("promises"), { seed: 1, now });
    expect(next(0)).toBeNull();
    expect(next(86_400_000)).not.toBeNull();
  });

  test("gives the verdict that the state gives", () => {
    const wrongs = [answered("promises.1", "wrong"), answered("promises.2", "wrong")];
    const log = [lessonFinished("promises"), ...wrongs, answered("promises.3", "right")];
    const helped = answered("promises/code", "right", { hints: 3, tries: 2 });
    const state = replay(graph, [...log, helped]);
    const check: Check = {
      ...checkAfterStep("promises"),
      answers: [...wrongs, answered("promises.3", "right"), helped],
    };
    expect(isShown(graph, state, "promises")).toBe(false);
    expect(checkVerdict(graph, state, wholeGoal, check, 0)).not.toBe("passed");
  });

  test("begins with an exercise that has a draft, unless it was passed", () => {
    const next = (state: LearnerState, drafts: readonly string[]) =>
      chooseItem(graph, state, wholeGoal, checkAfterStep("promises"), { ...NOW, drafts })?.item;
    expect(next(beginState(graph), [])).not.toBe("promises/code");
    expect(next(beginState(graph), ["promises/code"])).toBe("promises/code");
    const passed = replay(graph, [answered("promises/code", "right")]);
    expect(next(passed, ["promises/code"])).not.toBe("promises/code");
  });
});

describe("single items", () => {
  test("are hard to guess and unseen, while unseen ones are left", () => {
    const first = chooseItem(
      graph,
      beginState(graph),
      wholeGoal,
      { ...checkAfterStep("promises"), purpose: "review" },
      NOW,
    );
    const kinds = graph.items.filter(({ id }) => id === first?.item).map(({ kind }) => kind);
    expect(kinds).not.toContain("choose-one");
    const seen = replay(graph, [answered(first?.item ?? "", "right")]);
    expect(
      chooseItem(graph, seen, wholeGoal, { ...checkAfterStep("promises"), purpose: "review" }, NOW)?.item,
    ).not.toBe(first?.item);
  });
});

describe("a placement", () => {
  test.each(wholeGoal.concepts.map((_, known) => known))(
    "finds the level of a learner who knows the first %i concepts",
    (known) => {
      const knows = new Set(wholeGoal.concepts.slice(0, known));
      const { state, check } = takeCheck(placement, (_, concept) =>
        knows.has(concept) ? "right" : "dont-know",
      );
      for (const concept of wholeGoal.concepts)
        expect(masteryOf(graph, state, concept) >= 0.5).toBe(knows.has(concept));
      expect(check.answers.length).toBeLessThanOrEqual(maxItems("placement"));
    },
  );

  test("keeps shown and assumed concepts apart", () => {
    const { shown: asked, assumed } = placementResult(graph, replay(graph, shown("express")), wholeGoal);
    expect(asked).toEqual(["express"]);
    expect(assumed).toContain("functions");
    expect(assumed).not.toContain("express");
  });

  test("ends with one extra item that moves no belief", () => {
    const { check } = takeCheck(placement, () => "dont-know");
    const marks = check.answers.map(({ onlyMeasures }) => onlyMeasures ?? false);
    expect(marks.filter((mark) => mark)).toHaveLength(1);
    expect(marks.at(-1)).toBe(true);
  });

  test("does not end on a very unlikely answer", () => {
    const { check } = takeCheck(placement, () => "right");
    const slips = takeCheck(placement, (item) => (item === check.answers[5]?.item ? "wrong" : "right"));
    expect(slips.check.answers.length).toBeGreaterThanOrEqual(check.answers.length);
  });

  test("still has a most informative item after its end, on a concept not asked yet", () => {
    const { state, check } = takeCheck(placement, () => "right");
    const item = mostInformativeItem(graph, state, wholeGoal, check, NOW);
    const asked = check.answers.map(({ concept }) => concept);
    expect(item === null || !asked.includes(item.concept)).toBe(true);
    const all = wholeGoal.concepts.map((concept) => ({ item: concept, concept, result: "right" as const }));
    expect(mostInformativeItem(graph, state, wholeGoal, placement, NOW)).not.toBeNull();
    expect(mostInformativeItem(graph, state, wholeGoal, { ...placement, answers: all }, NOW)).toBeNull();
  });
});
