import type { TrackOverview } from "@aulo/contract";
import { expect, test } from "vitest";
import { NODE, toElkGraph, toMapLayout, toPathData } from "./map-layout.ts";

const concept = (id: string, stage: string, requires: string[] = []) => ({
  id,
  stage,
  requires,
  title: id,
  use: "",
  minutes: 5,
  exercises: 0,
});

const track: TrackOverview = {
  id: "small",
  title: "Small",
  version: 1,
  stages: [
    { id: "first", title: "First", summary: "" },
    { id: "second", title: "Second", summary: "" },
    { id: "empty", title: "Empty", summary: "" },
  ],
  concepts: [concept("values", "first"), concept("functions", "second", ["values"])],
  waits: [],
};

test("keeps the stages in order by their partitions", () => {
  expect(toElkGraph(track).children.map(({ layoutOptions }) => Object.values(layoutOptions))).toEqual([
    ["0"],
    ["1"],
  ]);
});

test("draws a band around each stage that has concepts", () => {
  const { stages } = toMapLayout(track, {
    width: 300,
    height: 400,
    children: [
      { id: "values", x: 10, y: 50 },
      { id: "functions", x: 10, y: 200 },
    ],
  });
  expect(stages.map(({ number, title }) => [number, title])).toEqual([
    [1, "First"],
    [2, "Second"],
  ]);
  for (const { box } of stages) expect(box.height).toBeGreaterThan(NODE.height);
});

test("leads an edge through its bends", () => {
  expect(
    toPathData([
      { x: 0, y: 1 },
      { x: 2, y: 3 },
      { x: 4, y: 5 },
    ]),
  ).toBe("M0 1L2 3L4 5");
});
