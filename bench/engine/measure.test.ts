import { describe, expect, test } from "vitest";
import { judgeBars } from "./bars.ts";
import { makeGraph } from "./make-graph.ts";
import { makeLog } from "./make-log.ts";
import { leastOfEach } from "./measure.ts";
import type { Cost } from "./measure-size.ts";

test("the minima keep their places", () => {
  expect(
    leastOfEach([
      [3, 1],
      [2, 5],
    ]),
  ).toEqual([2, 1]);
});

describe("a seeded course", () => {
  test("requires only earlier concepts", () => {
    const { concepts } = makeGraph(200, 7);
    const position = new Map(concepts.map(({ id }, index) => [id, index]));
    for (const { id, requires } of concepts) {
      for (const required of requires) expect(position.get(required)).toBeLessThan(position.get(id) ?? -1);
    }
  });

  test("is the same for the same seed, and so is its log", () => {
    const graph = makeGraph(60, 3);
    expect(makeGraph(60, 3)).toEqual(graph);
    expect(makeLog(graph, 80, 5)).toEqual(makeLog(graph, 80, 5));
    expect(makeLog(graph, 80, 6)).not.toEqual(makeLog(graph, 80, 5));
  });

  test("has a log with the requested number of answers, ordered by time", () => {
    const log = makeLog(makeGraph(60, 3), 120, 5);
    expect(log.filter(({ kind }) => kind === "answered")).toHaveLength(120);
    expect(log.map(({ at }) => at)).toEqual(log.map(({ at }) => at).toSorted((a, b) => a - b));
  });
});

test("a bar is judged by the measurement of its size, and left out without one", () => {
  const none = { median: 0, p99: 0 };
  const cost: Cost = {
    concepts: 20,
    edges: 30,
    items: 100,
    answers: 30,
    learners: 1,
    firstTouchMs: 1,
    updateMs: { median: 1, p99: 11 },
    nextStepMs: none,
    placementItemMs: none,
    rebuildMs: 1,
    stateJsonBytes: 1,
    stateHeldBytes: 1,
  };
  expect(judgeBars([cost])).toEqual([]);
  expect(judgeBars([{ ...cost, concepts: 1_000 }])).toEqual([
    { concepts: 1_000, what: "update, p99", mostMs: 10, ms: 11, kept: false },
  ]);
});
