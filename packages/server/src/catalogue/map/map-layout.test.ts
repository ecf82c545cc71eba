import type { TrackOverview } from "@aulo/contract";
import { expect, test } from "vitest";
import { toElkGraph, toTrackMap } from "./map-layout.ts";

function concept(id: string, stage: string, requires: string[] = []) {
  return {
    id,
    stage,
    requires,
    title: id,
    use: "",
    minutes: 5,
    exercises: 0,
  };
}

function stage(id: string) {
  return { id, title: id.toUpperCase(), summary: "" };
}

const track: TrackOverview = {
  id: "small",
  title: "Small",
  version: 1,
  stages: [stage("first"), stage("empty"), stage("second")],
  concepts: [
    concept("values", "first"),
    concept("functions", "first", ["values"]),
    concept("routes", "second", ["functions"]),
  ],
  waits: [],
};

const laidOut = {
  id: "map",
  width: 400,
  height: 240,
  children: [
    {
      id: "stage first",
      y: 0,
      height: 110,
      children: [
        { id: "values", x: 10, y: 30 },
        { id: "functions", x: 220, y: 30 },
      ],
      edges: [
        {
          id: "values>functions",
          sections: [{ startPoint: { x: 190, y: 60 }, endPoint: { x: 220, y: 60 } }],
        },
      ],
    },
    { id: "stage second", y: 120, height: 110, children: [{ id: "routes", x: 10, y: 30 }] },
  ],
};

test("lays out the stages with concepts, in order", () => {
  const { children, edges } = toElkGraph(track);
  expect(children.map(({ id }) => id)).toEqual(["stage first", "stage second"]);
  expect(edges).toMatchObject([{ sources: ["stage first"], targets: ["stage second"] }]);
});

test("keeps the stages' numbers in the whole track and makes their bands as wide as the map", () => {
  expect(toTrackMap(track, laidOut).stages).toEqual([
    { id: "first", number: 1, title: "FIRST", box: { x: 0, y: 0, width: 400, height: 110 } },
    { id: "second", number: 3, title: "SECOND", box: { x: 0, y: 120, width: 400, height: 110 } },
  ]);
});

test("draws a line for each prerequisite, inside a stage and between stages", () => {
  expect(toTrackMap(track, laidOut).edges).toMatchObject([
    { from: "values", to: "functions", near: true, path: "M190 60L220 60" },
    { from: "functions", to: "routes", near: false },
  ]);
});
