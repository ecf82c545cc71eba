import type { TrackOverview } from "@aulo/contract";
import ELK from "elkjs/lib/elk.bundled.js";
import { expect, test } from "vitest";
import { type LaidOut, toElkGraph } from "./map-layout.ts";
import { shapesOf, sketchMap } from "./sketch-map.ts";

function trackOf(stages: Readonly<Record<string, Readonly<Record<string, string[]>>>>): TrackOverview {
  return {
    id: "small",
    title: "Small",
    version: 1,
    stages: Object.keys(stages).map((id) => ({ id, title: id, summary: "" })),
    concepts: Object.entries(stages).flatMap(([stage, concepts]) =>
      Object.entries(concepts).map(([id, requires]) => ({
        id,
        stage,
        requires,
        title: id,
        use: "",
        minutes: 5,
        exercises: 0,
      })),
    ),
    waits: [],
  };
}

const track = trackOf({
  first: { values: [], functions: ["values"], objects: ["values"], promises: ["functions", "objects"] },
  empty: {},
  second: { routes: ["promises"], bodies: ["routes"], errors: ["routes"] },
});

test("a concept stands one column after its last prerequisite in the stage", () => {
  expect(shapesOf(track)).toEqual([
    [1, 2, 1],
    [1, 2],
  ]);
});

test("the sketch has about the size of ELK's layout", async () => {
  const sketch = sketchMap(shapesOf(track));
  const { width = 0, height = 0 }: LaidOut = await new ELK().layout(toElkGraph(track));
  expect(Math.abs(sketch.width / width - 1)).toBeLessThan(0.05);
  expect(Math.abs(sketch.height / height - 1)).toBeLessThan(0.05);
});

test("boxes lie inside their stage", () => {
  for (const { box, nodes } of sketchMap(shapesOf(track)).stages) {
    for (const node of nodes) {
      expect(node.x + node.width).toBeLessThanOrEqual(box.x + box.width);
      expect(node.y + node.height).toBeLessThanOrEqual(box.y + box.height);
    }
  }
});
