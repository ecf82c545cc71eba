import type { ConceptId, ConceptSummary, MapBox, TrackMap, TrackOverview } from "@aulo/contract";

/** Size of a concept's box, in units of the SVG. */
const NODE = { width: 204, height: 66 } as const;
/** Spaces between and around the boxes. */
const GAP = { beside: 14, along: 40, stageTitle: 34, aroundStage: 14, stages: 12 } as const;

type Point = { x: number; y: number };

/**
 * The input of the layout library ELK: a box for each stage, one below the other in order.
 *
 * Inside a box, concepts stand to the right of their prerequisites.
 */
export function toElkGraph(track: TrackOverview) {
  const stages = track.stages.filter(({ id }) => track.concepts.some(({ stage }) => stage === id));
  return {
    id: "map",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "DOWN",
      "elk.layered.spacing.nodeNodeBetweenLayers": String(GAP.stages),
      "elk.padding": "[top=0,left=0,bottom=0,right=0]",
    },
    children: stages.map(({ id }) => toElkStage(id, track.concepts)),
    // These edges keep the stages in order. They are not drawn.
    edges: stages.slice(1).map(({ id }, index) => ({
      id: `order ${id}`,
      sources: [stageNode(stages[index]?.id ?? id)],
      targets: [stageNode(id)],
    })),
  };
}

type Section = { startPoint: Point; endPoint: Point; bendPoints?: readonly Point[] };

/** The fields of ELK's result that are read. */
export type LaidOut = {
  id: string;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  children?: readonly LaidOut[];
  edges?: readonly { id: string; sections?: readonly Section[] }[];
};

/** Converts ELK's result to the drawing. Stages begin at the left. Edges between stages become arcs. */
export function toTrackMap(
  track: TrackOverview,
  { width = 0, height = 0, children = [] }: LaidOut,
): TrackMap {
  const nodes = new Map<ConceptId, MapBox>();
  const nearPaths = new Map<string, string>();
  const tops = new Map<string, { y: number; height: number }>();
  for (const { id, y = 0, height: stageHeight = 0, children: concepts = [], edges = [] } of children) {
    tops.set(id, { y, height: stageHeight });
    for (const concept of concepts) {
      nodes.set(concept.id, { x: concept.x ?? 0, y: y + (concept.y ?? 0), ...NODE });
    }
    for (const { id: edge, sections: [section] = [] } of edges) {
      if (section !== undefined) nearPaths.set(edge, toPathData(pointsOf(section, y)));
    }
  }
  return {
    width,
    height,
    nodes: [...nodes].map(([concept, box]) => ({ concept, box })),
    edges: edgesOf(track, nodes, nearPaths),
    stages: track.stages.flatMap(({ id, title }, index) => {
      const place = tops.get(stageNode(id));
      return place === undefined ? [] : [{ id, number: index + 1, title, box: { x: 0, width, ...place } }];
    }),
  };
}

function toElkStage(id: string, all: readonly ConceptSummary[]) {
  const concepts = all.filter(({ stage }) => stage === id);
  const own = new Set(concepts.map((concept) => concept.id));
  return {
    id: stageNode(id),
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.spacing.nodeNode": String(GAP.beside),
      "elk.spacing.componentComponent": String(GAP.beside),
      "elk.layered.spacing.nodeNodeBetweenLayers": String(GAP.along),
      "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
      "elk.edgeRouting": "POLYLINE",
      "elk.padding": `[top=${GAP.stageTitle},left=${GAP.aroundStage},bottom=${GAP.aroundStage},right=${GAP.aroundStage}]`,
    },
    children: concepts.map((concept) => ({ id: concept.id, ...NODE })),
    edges: concepts.flatMap((concept) =>
      concept.requires
        .filter((need) => own.has(need))
        .map((need) => ({ id: `${need}>${concept.id}`, sources: [need], targets: [concept.id] })),
    ),
  };
}

function stageNode(id: string) {
  return `stage ${id}`;
}

function pointsOf({ startPoint, bendPoints = [], endPoint }: Section, y: number): Point[] {
  return [startPoint, ...bendPoints, endPoint].map((point) => ({ x: point.x, y: y + point.y }));
}

/** The `d` of an SVG path with straight lines through the points. */
function toPathData(points: readonly Point[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
}

function edgesOf(
  track: TrackOverview,
  nodes: ReadonlyMap<ConceptId, MapBox>,
  nearPaths: ReadonlyMap<string, string>,
): TrackMap["edges"] {
  return track.concepts.flatMap(({ id: to, requires }) =>
    requires.flatMap((from) => {
      const [start, end] = [nodes.get(from), nodes.get(to)];
      if (start === undefined || end === undefined) return [];
      const near = nearPaths.get(`${from}>${to}`);
      return [{ from, to, near: near !== undefined, path: near ?? arc(start, end) }];
    }),
  );
}

/** The `d` of a curve from the bottom of one box to the top of a lower one. */
function arc(from: MapBox, to: MapBox): string {
  const start = { x: from.x + from.width / 2, y: from.y + from.height };
  const end = { x: to.x + to.width / 2, y: to.y };
  const bend = Math.max(24, (end.y - start.y) / 2.5);
  return `M${start.x} ${start.y}C${start.x} ${start.y + bend} ${end.x} ${end.y - bend} ${end.x} ${end.y}`;
}
