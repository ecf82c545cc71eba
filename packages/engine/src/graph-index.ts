import type { ConceptNode, Goal, Graph, ItemNode } from "./graph.ts";

/** A graph by index instead of id. The index of a concept is its position in the syllabus, from 0. */
export type GraphIndex = {
  size: number;
  ids: readonly string[];
  indexById: ReadonlyMap<string, number>;
  /** Direct prerequisites of each concept, and its direct dependents. */
  parents: readonly (readonly number[])[];
  children: readonly (readonly number[])[];
  /** Length of the longest path down to a concept without prerequisites, in edges. */
  depth: readonly number[];
  deepest: number;
  /** Stage of each concept, numbered in order of appearance; concepts without a stage have number 0. */
  stages: readonly number[];
  /** Concepts that unlock a concept of a subject that can wait, by that concept. */
  locks: ReadonlyMap<string, readonly string[]>;
  items: ReadonlyMap<string, readonly ItemNode[]>;
  itemById: ReadonlyMap<string, ItemNode>;
};

/** Distance in edges, by concept, without the concept itself. */
type Hops = ReadonlyMap<string, number>;

type GraphCache = { graphIndex: GraphIndex; below: Map<string, Hops>; above: Map<string, Hops> };

const caches = new WeakMap<Graph, GraphCache>();

export function graphIndexOf(graph: Graph): GraphIndex {
  return cacheOf(graph).graphIndex;
}

/** All prerequisites of a concept, direct and indirect, with their distance in edges. */
export function ancestors(graph: Graph, concept: string): Hops {
  const { graphIndex, below } = cacheOf(graph);
  return cachedHops(below, concept, () => hopsFrom(graphIndex, concept, graphIndex.parents));
}

/** All concepts that require this one, directly or indirectly, with their distance in edges. */
export function descendants(graph: Graph, concept: string): Hops {
  const { graphIndex, above } = cacheOf(graph);
  return cachedHops(above, concept, () => hopsFrom(graphIndex, concept, graphIndex.children));
}

/** Direct prerequisites; empty for an unknown concept. */
export function requiresOf(graph: Graph, concept: string): readonly string[] {
  const { indexById } = graphIndexOf(graph);
  return graph.concepts[indexById.get(concept) ?? -1]?.requires ?? [];
}

/** Concepts that must be shown before this one may be taught, because it belongs to a subject that can wait; empty for all others. */
export function unlockedBy(graph: Graph, concept: string): readonly string[] {
  return graphIndexOf(graph).locks.get(concept) ?? [];
}

/** Items of the concept; empty for an unknown concept. */
export function itemsOf(graph: Graph, concept: string): readonly ItemNode[] {
  return graphIndexOf(graph).items.get(concept) ?? [];
}

/** All concepts but those of subjects that can wait, for a learner without a goal; the targets are those that no other one requires. */
export function wholeGoalOf(graph: Graph): Goal {
  const { ids, children, locks } = graphIndexOf(graph);
  const concepts = ids.filter((id) => !locks.has(id));
  const isNeeded = (id: string) =>
    (children[indexOf(graph, id)] ?? []).some((child) => !locks.has(ids[child] ?? ""));
  return { concepts, targets: concepts.filter((id) => !isNeeded(id)) };
}

/** The item or milestone of this id; undefined for an unknown one. */
export function itemOf(graph: Graph, item: string): ItemNode | undefined {
  return graphIndexOf(graph).itemById.get(item);
}

/** The concept of this id; undefined for an unknown one. */
export function conceptOf(graph: Graph, concept: string): ConceptNode | undefined {
  return graph.concepts[indexOf(graph, concept)];
}

/** Exercises that show the concept by code; empty for a concept without any. */
export function coreExercises(graph: Graph, concept: string): readonly ItemNode[] {
  return itemsOf(graph, concept).filter(({ shows }) => shows.includes(concept));
}

/** Position in the syllabus, from 0; -1 for an unknown concept. */
export function indexOf(graph: Graph, concept: string): number {
  return graphIndexOf(graph).indexById.get(concept) ?? -1;
}

function cacheOf(graph: Graph): GraphCache {
  const known = caches.get(graph);
  if (known) return known;
  const fresh: GraphCache = { graphIndex: toGraphIndex(graph), below: new Map(), above: new Map() };
  caches.set(graph, fresh);
  return fresh;
}

function toGraphIndex(graph: Graph): GraphIndex {
  const ids = graph.concepts.map(({ id }) => id);
  const indexById = new Map(ids.map((id, index) => [id, index]));
  const parents = graph.concepts.map(({ requires }) => requires.flatMap((id) => indexById.get(id) ?? []));
  const children: number[][] = ids.map(() => []);
  parents.forEach((required, child) => {
    for (const parent of required) children[parent]?.push(child);
  });
  const depth = toDepth(parents);
  return {
    size: ids.length,
    ids,
    indexById,
    parents,
    children,
    depth,
    deepest: depth.reduce((deepest, each) => Math.max(deepest, each), 0),
    stages: toStages(graph),
    locks: new Map(graph.waits.flatMap((wait) => wait.concepts.map((id) => [id, wait.unlockedBy]))),
    items: Map.groupBy(graph.items, ({ concept }) => concept),
    itemById: new Map(
      [...graph.items, ...graph.projects.flatMap(({ milestones }) => milestones)].map((item) => [
        item.id,
        item,
      ]),
    ),
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

function cachedHops(cache: Map<string, Hops>, concept: string, work: () => Hops): Hops {
  const known = cache.get(concept);
  if (known) return known;
  const fresh = work();
  cache.set(concept, fresh);
  return fresh;
}

function hopsFrom({ ids, indexById }: GraphIndex, start: string, edges: GraphIndex["parents"]): Hops {
  const hops = new Map<string, number>();
  const from = indexById.get(start);
  let border: readonly number[] = from === undefined ? [] : (edges[from] ?? []);
  for (let distance = 1; border.length > 0; distance += 1) {
    const fresh = [...new Set(border)].filter((each) => !hops.has(ids[each] ?? ""));
    for (const each of fresh) hops.set(ids[each] ?? "", distance);
    border = fresh.flatMap((each) => edges[each] ?? []);
  }
  return hops;
}
