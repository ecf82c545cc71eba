import type { ConceptId, TrackOverview } from "@aulo/contract";

/** Sizes of what is drawn, in units of the drawing. */
export const NODE = { width: 188, height: 62 } as const;
const GAP = { beside: 26, below: 54, stageTitle: 30, aroundStage: 14 } as const;

export type Box = { x: number; y: number; width: number; height: number };
export type Point = { x: number; y: number };

/** Where everything of the map stands. */
export type MapLayout = {
  width: number;
  height: number;
  nodes: ReadonlyMap<ConceptId, Box>;
  edges: readonly { from: ConceptId; to: ConceptId; points: readonly Point[] }[];
  stages: readonly { id: string; number: number; title: string; box: Box }[];
};

/** What the layout library is asked: concepts as nodes, one partition a stage, so that stages come in order. */
export function toElkGraph(track: TrackOverview) {
  const stageNumber = new Map(track.stages.map(({ id }, index) => [id, index]));
  return {
    id: "map",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "DOWN",
      "elk.partitioning.activate": "true",
      "elk.edgeRouting": "POLYLINE",
      "elk.spacing.nodeNode": String(GAP.beside),
      "elk.layered.spacing.nodeNodeBetweenLayers": String(GAP.below),
      "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
      "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
      "elk.padding": "[top=44,left=14,bottom=14,right=14]",
    },
    children: track.concepts.map(({ id, stage }) => ({
      id,
      ...NODE,
      layoutOptions: { "elk.partitioning.partition": String(stageNumber.get(stage) ?? 0) },
    })),
    edges: track.concepts.flatMap(({ id, requires }) =>
      requires.map((need) => ({ id: `${need}>${id}`, sources: [need], targets: [id] })),
    ),
  };
}

/** The part of the layout library's answer that is read. */
export type LaidOut = {
  width?: number;
  height?: number;
  children?: readonly { id: string; x?: number; y?: number }[];
  edges?: readonly {
    sources: readonly string[];
    targets: readonly string[];
    sections?: readonly { startPoint: Point; endPoint: Point; bendPoints?: readonly Point[] }[];
  }[];
};

export function toMapLayout(track: TrackOverview, laidOut: LaidOut): MapLayout {
  const { width = 0, height = 0, children = [], edges = [] } = laidOut;
  const nodes = new Map(children.map(({ id, x = 0, y = 0 }) => [id, { x, y, ...NODE }]));
  return {
    width,
    height,
    nodes,
    edges: edges.flatMap(({ sources: [from], targets: [to], sections: [section] = [] }) => {
      if (from === undefined || to === undefined || section === undefined) return [];
      const { startPoint, bendPoints = [], endPoint } = section;
      return [{ from, to, points: [startPoint, ...bendPoints, endPoint] }];
    }),
    stages: track.stages.flatMap(({ id, title }, index) => {
      const boxes = track.concepts.flatMap((concept) =>
        concept.stage === id ? (nodes.get(concept.id) ?? []) : [],
      );
      if (boxes.length === 0) return [];
      return [{ id, number: index + 1, title, box: bandAround(boxes, width) }];
    }),
  };
}

/** The band of a stage: as wide as the map, as high as its concepts and its title. */
function bandAround(boxes: readonly Box[], width: number): Box {
  const top = Math.min(...boxes.map(({ y }) => y)) - GAP.stageTitle;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + GAP.aroundStage;
  return { x: 0, y: top, width, height: bottom - top };
}

/** An edge as the `d` of an SVG path. */
export function toPathData(points: readonly Point[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
}
