import { expect, test } from "vitest";
import type { ConceptNode, Graph } from "../graph.ts";
import { ancestors } from "../graph-index.ts";
import { PARAMETERS } from "../parameters.ts";
import { graph } from "../testing/given.ts";
import { prerequisiteChances } from "./rests-on.ts";

function graphOf(concepts: readonly (readonly [id: string, stage: string, ...requires: string[]])[]): Graph {
  return {
    concepts: concepts.map(([id, stage, ...requires]): ConceptNode => ({ id, stage, requires, minutes: 10 })),
    waits: [],
    items: [],
  };
}

function below(given: Graph, concept: string, other: string): number {
  return prerequisiteChances(given, concept).get(other) ?? 0;
}

test("returns a chance for every prerequisite in the graph, and for no other concept", () => {
  for (const { id } of graph.concepts)
    expect([...prerequisiteChances(graph, id).keys()].sort()).toEqual(
      [...ancestors(graph, id).keys()].sort(),
    );
  expect(prerequisiteChances(graph, "no such concept").size).toBe(0);
});

test("within one stage, the chance falls with each edge of the path", () => {
  const trust = 1 - PARAMETERS.edges.mistaken;
  expect(below(graph, "express", "server")).toBeCloseTo(trust, 12);
  expect(below(graph, "express", "async")).toBeCloseTo(trust ** 2, 12);
  expect(below(graph, "express", "functions")).toBeCloseTo(trust ** 4, 12);
});

test("two paths down give a higher chance than one", () => {
  const diamond = graphOf([
    ["ground", "a"],
    ["left", "a", "ground"],
    ["right", "a", "ground"],
    ["one", "a", "left"],
    ["both", "a", "left", "right"],
  ]);
  expect(below(diamond, "both", "ground")).toBeGreaterThan(below(diamond, "one", "ground"));
});

test("an edge between stages gives a lower chance than one within a stage, when most edges are within stages", () => {
  const stages = graphOf([
    ["a1", "a"],
    ["a2", "a", "a1"],
    ["a3", "a", "a1", "a2"],
    ["b1", "b"],
    ["b2", "b", "b1"],
    ["b3", "b", "b1", "b2", "a3"],
  ]);
  const within = 1 - (PARAMETERS.edges.mistaken * (6 / 15)) / (6 / 7);
  const between = Math.max(PARAMETERS.edges.leastTrust, 1 - (PARAMETERS.edges.mistaken * (9 / 15)) / (1 / 7));
  expect(below(stages, "b3", "b2")).toBeCloseTo(within, 12);
  expect(below(stages, "b3", "a3")).toBeCloseTo(between, 12);
  expect(between).toBeLessThan(within);
});
