// A quick sketch of the map, in about the size of the layout that ELK computes in seconds.
// 1. Inside a stage, a concept's column is its longest chain of prerequisites.
// 2. The tallest column gives the stage's height, and the number of columns its width.
// 3. The stages stand one below the other.

import type { ConceptId, TrackOverview } from "@aulo/contract";
import { type Box, GAP, NODE } from "./map-layout.ts";

/** Concepts in each column of a stage. */
export type StageShape = readonly number[];

export type MapSketch = {
  width: number;
  height: number;
  stages: readonly { box: Box; nodes: readonly Box[] }[];
};

/** The shapes of the stages that have concepts, in order. */
export function shapesOf({ stages, concepts }: TrackOverview): StageShape[] {
  return stages
    .map((stage) => shapeOf(concepts.filter((concept) => concept.stage === stage.id)))
    .filter((shape) => shape.length > 0);
}

export function sketchMap(shapes: readonly StageShape[]): MapSketch {
  const width = Math.max(...shapes.map((shape) => columnX(shape.length) - GAP.along + GAP.aroundStage));
  let y = 0;
  const stages = shapes.map((shape) => {
    const height = rowY(Math.max(...shape)) - GAP.beside + GAP.aroundStage;
    const box = { x: 0, y, width, height };
    const nodes = shape.flatMap((count, column) =>
      Array.from({ length: count }, (_, row) => ({ x: columnX(column), y: box.y + rowY(row), ...NODE })),
    );
    y += height + GAP.stages;
    return { box, nodes };
  });
  return { width, height: y - GAP.stages, stages };
}

function shapeOf(concepts: TrackOverview["concepts"]): StageShape {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const columns = new Map<ConceptId, number>();
  const columnOf = (id: ConceptId): number => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    const needs = byId.get(id)?.requires.filter((need) => byId.has(need)) ?? [];
    const column = Math.max(-1, ...needs.map(columnOf)) + 1;
    columns.set(id, column);
    return column;
  };
  const counts: number[] = [];
  for (const { id } of concepts) counts[columnOf(id)] = (counts[columnOf(id)] ?? 0) + 1;
  return counts;
}

function columnX(column: number): number {
  return GAP.aroundStage + column * (NODE.width + GAP.along);
}

function rowY(row: number): number {
  return GAP.stageTitle + row * (NODE.height + GAP.beside);
}
