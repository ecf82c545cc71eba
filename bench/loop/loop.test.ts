import type { Graph, ItemNode } from "@aulo/engine";
import { describe, expect, test } from "vitest";
import { drawCourse } from "../simulation/graphs.ts";
import { judgeBars } from "./bars.ts";
import { Clock } from "./clock.ts";
import { loadEngine, thisEngine } from "./engine.ts";
import { drawNever, drawOdd } from "./learners.ts";
import { figuresOf, independentMet, independentOf } from "./measures.ts";
import { runBenchmark } from "./run-loop.ts";
import { type Taken, walk } from "./walk.ts";

const DAY_MS = 86_400_000;
const graph = drawCourse("shallow", 20, "loop");

function itemOn(concept: string, course: Graph = graph): ItemNode {
  const found = course.items.find((item) => item.concept === concept && item.also.length === 0);
  if (!found) throw new Error(`No item on ${concept}.`);
  return found;
}

function taken(more: Partial<Taken>): Taken {
  const plain = { lesson: false, known: false, instead: false, items: [], claim: null };
  return { kind: "learn", concept: "a", day: 0, minutes: 10, ...plain, ...more };
}

describe("the clock", () => {
  test("ends a day when its minutes are used up, and not before", () => {
    const clock = new Clock(45);
    clock.spend(44);
    clock.endStep();
    expect(clock.day).toBe(0);
    clock.spend(1);
    clock.endStep();
    expect(clock.day).toBe(1);
  });

  test("waits until the first morning after the named time, at least one night", () => {
    const clock = new Clock(45);
    clock.waitUntil(3 * DAY_MS);
    expect(clock.day).toBe(3);
    clock.waitUntil(3 * DAY_MS + DAY_MS / 2);
    expect(clock.day).toBe(4);
    clock.waitUntil(0);
    expect(clock.day).toBe(5);
  });
});

describe("an odd learner", () => {
  const [first, second] = graph.concepts.map(({ id }) => id);
  const answersOf = (kind: Parameters<typeof drawOdd>[1]) => {
    const learner = drawOdd(graph, kind, "test");
    return new Set(graph.items.map((item) => learner.answer(item)));
  };

  test("who knows everything is right, and one who knows nothing says so or misses", () => {
    expect(answersOf("knows-all")).toEqual(new Set(["right"]));
    expect(answersOf("dont-know")).toEqual(new Set(["dont-know"]));
    expect(answersOf("timid")).toEqual(new Set(["right", "dont-know"]));
  });

  test("who is rusty has forgotten half, and an answer on it brings it back", () => {
    const learner = drawOdd(graph, "rusty", "test");
    const ask = () => graph.items.filter((item) => learner.answer(item) === "right").length;
    expect(ask()).toBeLessThan(ask());
  });

  test("who never gets a concept learns it by no lesson, and so nothing that rests on it", () => {
    const learner = drawNever(graph, first ?? "", "test");
    const typical = drawOdd(graph, "knows-none", "test");
    for (const { id } of graph.concepts) for (const each of [learner, typical]) each.study(id);
    const independent = independentOf(graph, first ?? "");
    expect(graph.concepts.map(({ id }) => id).filter((id) => learner.knows(id))).toEqual(independent);
    expect(graph.concepts.every(({ id }) => typical.knows(id))).toBe(true);
    expect(independent).toContain(second);
  });

  test("is the same for the same seed", () => {
    const draw = () => {
      const learner = drawOdd(graph, "random", "same");
      return graph.items.map((item) => learner.answer(item));
    };
    expect(draw()).toEqual(draw());
    expect(draw()).toContain("right");
    expect(drawOdd(graph, "random", "same").answer(itemOn(first ?? ""))).not.toBe("dont-know");
  });
});

describe("the measures of a path", () => {
  const placement = taken({ kind: "placement", concept: null, minutes: 20 });

  test("count repeats of an item on one day, and lessons in a row over the steps between them", () => {
    const asked = { item: "a.1", closed: true, result: "wrong" } as const;
    const steps = [
      placement,
      taken({ lesson: true, items: [asked, asked] }),
      taken({ kind: "review", concept: "b", items: [asked] }),
      taken({ lesson: true, day: 1, items: [asked] }),
      taken({ lesson: true, concept: "b", known: true, day: 1 }),
    ];
    expect(figuresOf({ reached: false, steps, met: new Set() })).toMatchObject({
      steps: 4,
      lessons: 3,
      knownLessons: 1,
      sameItem: 3,
      sameLesson: 2,
      worstConcept: 2,
      closedItems: 4,
    });
  });

  test("count reviews only while something else was left to do", () => {
    const review = (instead: boolean) => taken({ kind: "review", minutes: 1, instead });
    const others = Array.from({ length: 7 }, () => taken({ minutes: 1 }));
    const steps = [placement, ...others, review(true), review(true), review(false), review(false)];
    const { reviewsInRow, reviewSteps, reviewMinutes } = figuresOf({ reached: false, steps, met: new Set() });
    expect(reviewsInRow).toBe(2);
    expect(reviewSteps).toBeCloseTo(2 / 10);
    expect(reviewMinutes).toBeCloseTo(2 / 28);
  });

  test("take the share of the independent concepts that were met", () => {
    const [never = "", ...rest] = graph.concepts.map(({ id }) => id);
    const independent = independentOf(graph, never);
    expect(independentMet(graph, { reached: false, steps: [], met: new Set(rest) }, never)).toBe(1);
    const met = new Set(independent.slice(1));
    expect(independentMet(graph, { reached: false, steps: [], met }, never)).toBeCloseTo(
      1 - 1 / independent.length,
    );
  });
});

describe("a whole path", () => {
  test("is the same under this engine and under the same engine loaded from a folder", async () => {
    const beside = await loadEngine(".");
    const trailOf = (engine: typeof beside) =>
      walk({ engine, graph, learner: drawOdd(graph, "knows-half", "beside"), minutesADay: 60 });
    expect(beside.version).toBe(thisEngine.version);
    expect(trailOf(beside)).toEqual(trailOf(thisEngine));
    expect(trailOf(beside).reached).toBe(true);
  });
});

test("a bar names the worst cell when it does not hold", async () => {
  const options = { seed: 1, learners: 1, minutesADay: 120, kinds: ["knows-all" as const] };
  const cells = (await runBenchmark([thisEngine], options, () => undefined)).slice(0, 1);
  expect(judgeBars(cells).every(({ holds }) => holds)).toBe(true);
  const worse = cells.map((cell) => ({ ...cell, most: { ...cell.most, sameItem: 3 } }));
  expect(judgeBars(worse).filter(({ holds }) => !holds)).toMatchObject([
    { wanted: "≤ 2", reached: "3 (track × knows-all)" },
  ]);
});
