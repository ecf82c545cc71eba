import type { Graph } from "@aulo/engine";
import { wholeGoalOf } from "@aulo/engine";
import { beforeAll, describe, expect, test } from "vitest";
import { thisEngine } from "../bench/loop/engine.ts";
import { drawNever, drawOdd, ODD_KINDS, type OddKind, type OddLearner } from "../bench/loop/learners.ts";
import { type Figures, figuresOf, independentOf } from "../bench/loop/measures.ts";
import { type Taken, type Trail, walk } from "../bench/loop/walk.ts";
import { drawCourse } from "../bench/simulation/graphs.ts";
import { loadTrackCourse } from "../bench/simulation/track-course.ts";

/** Whole paths take seconds on an idle machine, minutes on a busy one. */
const TIMEOUT_MS = 600_000;
/** Study of a short evening, of an afternoon, and of a whole day. */
const MINUTES_A_DAY = [45, 120, 600];
const EXPERT_ITEMS = 25;
const LEARN_NOTHING: readonly OddKind[] = ["random", "dont-know"];

let track: Graph;

beforeAll(async () => {
  track = await loadTrackCourse();
});

function follow(learner: OddLearner, minutesADay: number, graph = track): Trail {
  return walk({ engine: thisEngine, graph, learner, minutesADay });
}

/** Bounds that hold for every path. */
function excessOf({ sameItem, sameLesson, reviewSteps, reviewMinutes }: Figures): string[] {
  return [
    ...(sameItem > 2 ? [`one item ${sameItem} times a day`] : []),
    ...(sameLesson > 2 ? [`one lesson ${sameLesson} times in a row`] : []),
    ...(reviewSteps > 1 / 3 ? [`reviews in ${reviewSteps} of ten steps`] : []),
    ...(reviewMinutes > 1 / 3 ? [`reviews in ${reviewMinutes} of the minutes of ten steps`] : []),
  ];
}

describe("repeats stay bounded", { timeout: TIMEOUT_MS }, () => {
  test.each(ODD_KINDS)("for a learner who is %s", (kind) => {
    for (const minutes of MINUTES_A_DAY) {
      const { steps, ...trail } = follow(drawOdd(track, kind, `bounded ${minutes}`), minutes);
      expect(excessOf(figuresOf({ ...trail, steps })), `${minutes} minutes a day`).toEqual([]);
      expect(trail.reached).toBe(!LEARN_NOTHING.includes(kind));
    }
  });

  test("for learners who never get one concept, each of the track in turn, and everything independent of what they lack is taught or shown", () => {
    wholeGoalOf(track).concepts.forEach((id, index) => {
      const minutes = MINUTES_A_DAY[index % MINUTES_A_DAY.length] ?? 0;
      const trail = follow(drawNever(track, id, "bounded"), minutes);
      const free = [id, ...lackedBy(trail)].map((each) => new Set(independentOf(track, each)));
      const left = independentOf(track, id).filter((each) => {
        return !trail.met.has(each) && free.every((independent) => independent.has(each));
      });
      expect({ never: id, left, excess: excessOf(figuresOf(trail)) }).toEqual({
        never: id,
        left: [],
        excess: [],
      });
      expect(trail.reached).toBe(false);
    });
  });
});

/** Concepts that by chance the learner has not learned in three rounds or more either. */
function lackedBy({ steps }: Trail): string[] {
  const rounds = Map.groupBy(
    steps.filter(({ kind }) => kind === "learn"),
    ({ concept }) => concept ?? "",
  );
  return [...rounds].flatMap(([concept, taken]) =>
    taken.length >= 3 && taken.every(({ known }) => !known) ? [concept] : [],
  );
}

/** Targets of the whole course that no exercise can show: each takes an item of its own. */
function targetsWithoutCode(graph: Graph): readonly string[] {
  const withCode = new Set(
    graph.items.flatMap(({ concept, shows }) => (shows.includes(concept) ? [concept] : [])),
  );
  return wholeGoalOf(graph).targets.filter((id) => !withCode.has(id));
}

function isOn(concepts: readonly string[], { kind, concept }: Taken): boolean {
  return kind === "confirm" && concept !== null && concepts.includes(concept);
}

describe("an expert without slips", { timeout: TIMEOUT_MS }, () => {
  test.each([
    ["shallow", 54],
    ["shallow", 120],
    ["shallow", 250],
    ["wide", 250],
  ] as const)(
    `answers at most ${EXPERT_ITEMS} closed items after the placement on a %s course of %i concepts, besides one for each target without an exercise`,
    (family, size) => {
      const graph = drawCourse(family, size, "expert");
      const trail = follow(drawOdd(graph, "knows-all", "expert"), 600, graph);
      const needed = trail.steps.filter((step) => isOn(targetsWithoutCode(graph), step)).length;
      expect(trail.reached).toBe(true);
      expect(figuresOf(trail).closedItems - needed).toBeLessThanOrEqual(EXPERT_ITEMS);
    },
  );

  test(`answers at most ${EXPERT_ITEMS} closed items after the placement on the track`, () => {
    const trail = follow(drawOdd(track, "knows-all", "expert"), 120);
    expect(trail.reached).toBe(true);
    expect(figuresOf(trail).closedItems).toBeLessThanOrEqual(EXPERT_ITEMS);
  });
});
