import type { ConceptNode, Graph } from "./graph.ts";

/** How many edges lie between, by concept; the concept itself is not in it. */
type Hops = ReadonlyMap<string, number>;
type Reach = {
  node: ReadonlyMap<string, ConceptNode>;
  position: ReadonlyMap<string, number>;
  below: ReadonlyMap<string, Hops>;
  above: ReadonlyMap<string, Hops>;
};

const reaches = new WeakMap<Graph, Reach>();

const walk = (start: string, next: (id: string) => readonly string[]): Hops => {
  const hops = new Map<string, number>();
  let border: readonly string[] = next(start);
  for (let distance = 1; border.length > 0; distance += 1) {
    const fresh = [...new Set(border)].filter((id) => !hops.has(id));
    for (const id of fresh) hops.set(id, distance);
    border = fresh.flatMap(next);
  }
  return hops;
};

const toReach = (graph: Graph): Reach => {
  const node = new Map(graph.concepts.map((concept) => [concept.id, concept]));
  const dependents = new Map<string, string[]>(graph.concepts.map(({ id }) => [id, []]));
  for (const concept of graph.concepts) {
    for (const required of concept.requires) dependents.get(required)?.push(concept.id);
  }
  const requires = (id: string) => node.get(id)?.requires ?? [];
  return {
    node,
    position: new Map(graph.concepts.map(({ id }, index) => [id, index])),
    below: new Map(graph.concepts.map(({ id }) => [id, walk(id, requires)])),
    above: new Map(graph.concepts.map(({ id }) => [id, walk(id, (each) => dependents.get(each) ?? [])])),
  };
};

const reachOf = (graph: Graph): Reach => {
  const known = reaches.get(graph);
  if (known) return known;
  const fresh = toReach(graph);
  reaches.set(graph, fresh);
  return fresh;
};

const NOTHING: Hops = new Map();

/** Everything a concept rests on, with the number of edges between. */
export const ancestors = (graph: Graph, concept: string): Hops =>
  reachOf(graph).below.get(concept) ?? NOTHING;

/** Everything that rests on a concept, with the number of edges between. */
export const descendants = (graph: Graph, concept: string): Hops =>
  reachOf(graph).above.get(concept) ?? NOTHING;

/** Direct prerequisites; none for a concept that the graph does not have. */
export const requiresOf = (graph: Graph, concept: string): readonly string[] =>
  reachOf(graph).node.get(concept)?.requires ?? [];

/** Place in the syllabus, from 0; -1 for a concept that the graph does not have. */
export const positionOf = (graph: Graph, concept: string): number =>
  reachOf(graph).position.get(concept) ?? -1;
