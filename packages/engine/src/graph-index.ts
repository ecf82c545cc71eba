import type { Graph, ItemNode } from "./graph.ts";

/** A graph by places instead of ids: a concept's place in the syllabus, from 0. */
export type GraphIndex = {
  size: number;
  ids: readonly string[];
  index: ReadonlyMap<string, number>;
  /** What each concept directly requires, and what directly requires it. */
  parents: readonly (readonly number[])[];
  children: readonly (readonly number[])[];
  /** Longest way down to a concept that requires nothing, in edges. */
  depth: readonly number[];
  deepest: number;
  /** Stage of each concept, numbered as they come; concepts without one share number 0. */
  stages: readonly number[];
  items: ReadonlyMap<string, readonly ItemNode[]>;
};

/** How many edges lie between, by concept; the concept itself is not in it. */
type Hops = ReadonlyMap<string, number>;

type GraphCache = { layout: GraphIndex; below: Map<string, Hops>; above: Map<string, Hops> };

const caches = new WeakMap<Graph, GraphCache>();

export function graphIndexOf(graph: Graph): GraphIndex {
  return cacheOf(graph).layout;
}

/** Everything a concept rests on, with the number of edges between. */
export function ancestors(graph: Graph, concept: string): Hops {
  const { layout, below } = cacheOf(graph);
  return cachedHops(below, concept, () => hopsFrom(layout, concept, layout.parents));
}

/** Everything that rests on a concept, with the number of edges between. */
export function descendants(graph: Graph, concept: string): Hops {
  const { layout, above } = cacheOf(graph);
  return cachedHops(above, concept, () => hopsFrom(layout, concept, layout.children));
}

/** Direct prerequisites; none for a concept that the graph does not have. */
export function requiresOf(graph: Graph, concept: string): readonly string[] {
  const { index: place } = graphIndexOf(graph);
  return graph.concepts[place.get(concept) ?? -1]?.requires ?? [];
}

/** Items of the concept; none for a concept that the graph does not have. */
export function itemsOf(graph: Graph, concept: string): readonly ItemNode[] {
  return graphIndexOf(graph).items.get(concept) ?? [];
}

/** Place in the syllabus, from 0; -1 for a concept that the graph does not have. */
export function indexOf(graph: Graph, concept: string): number {
  return graphIndexOf(graph).index.get(concept) ?? -1;
}

function cacheOf(graph: Graph): GraphCache {
  const known = caches.get(graph);
  if (known) return known;
  const fresh: GraphCache = { layout: toGraphIndex(graph), below: new Map(), above: new Map() };
  caches.set(graph, fresh);
  return fresh;
}

function toGraphIndex(graph: Graph): GraphIndex {
  const ids = graph.concepts.map(({ id }) => id);
  const place = new Map(ids.map((id, index) => [id, index]));
  const parents = graph.concepts.map(({ requires }) => requires.flatMap((id) => place.get(id) ?? []));
  const children: number[][] = ids.map(() => []);
  parents.forEach((required, child) => {
    for (const parent of required) children[parent]?.push(child);
  });
  const depth = toDepth(parents);
  return {
    size: ids.length,
    ids,
    index: place,
    parents,
    children,
    depth,
    deepest: depth.reduce((deepest, each) => Math.max(deepest, each), 0),
    stages: toStages(graph),
    items: Map.groupBy(graph.items, ({ concept }) => concept),
  };
}

function toDepth(parents: readonly (readonly number[])[]): number[] {
  const depth: number[] = [];
  for (const required of parents)
    depth.push(required.reduce((deepest, each) => Math.max(deepest, (depth[each] ?? 0) + 1), 0));
  return depth;
}

function toStages(graph: Graph): number[] {
  const numbers = new Map<string, number>();
  return graph.concepts.map(({ stage }) => {
    if (stage === undefined) return 0;
    const number = numbers.get(stage) ?? numbers.size + 1;
    numbers.set(stage, number);
    return number;
  });
}

function cachedHops(kept: Map<string, Hops>, concept: string, work: () => Hops): Hops {
  const known = kept.get(concept);
  if (known) return known;
  const fresh = work();
  kept.set(concept, fresh);
  return fresh;
}

function hopsFrom({ ids, index: place }: GraphIndex, start: string, edges: GraphIndex["parents"]): Hops {
  const hops = new Map<string, number>();
  const from = place.get(start);
  let border: readonly number[] = from === undefined ? [] : (edges[from] ?? []);
  for (let distance = 1; border.length > 0; distance += 1) {
    const fresh = [...new Set(border)].filter((each) => !hops.has(ids[each] ?? ""));
    for (const each of fresh) hops.set(ids[each] ?? "", distance);
    border = fresh.flatMap((each) => edges[each] ?? []);
  }
  return hops;
}
