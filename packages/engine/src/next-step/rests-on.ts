/**
 * Chance that one concept truly requires another, given that authors draw some edges by mistake.
 *
 * 1. A share of all edges is mistaken. A mistake may link any two concepts, so most mistakes link different stages, as most pairs of concepts do.
 *    True edges lie within a stage far more often. So the chance that an edge is mistaken is
 *    share of mistakes · share of the pairs of its sort / share of the edges of its sort, the two sorts being within a stage and between stages.
 * 2. A concept requires another if at least one path of true edges leads down to it. From the top down, each concept is reached unless all edges
 *    from the concepts reached above it are mistaken, as if the paths were independent.
 */
import type { Graph } from "../graph.ts";
import { type GraphIndex, graphIndexOf, indexOf } from "../graph-index.ts";
import { PARAMETERS } from "../parameters.ts";

/** Chance that an edge is true, 0-1, within a stage and between two stages. */
type Trust = { within: number; between: number };

const cache = new WeakMap<GraphIndex, Trust>();

/** Chance that the concept truly requires a prerequisite, above 0 and at most 1, for each direct and indirect prerequisite in the graph. */
export function prerequisiteChances(graph: Graph, concept: string): ReadonlyMap<string, number> {
  const graphIndex = graphIndexOf(graph);
  const { within, between } = trustOf(graphIndex);
  const top = indexOf(graph, concept);
  const reached = new Map<number, number>([[top, 1]]);
  for (let index = top; index >= 0; index -= 1) {
    const chance = reached.get(index);
    if (chance === undefined) continue;
    for (const parent of graphIndex.parents[index] ?? []) {
      const trust = graphIndex.stages[parent] === graphIndex.stages[index] ? within : between;
      reached.set(parent, 1 - (1 - (reached.get(parent) ?? 0)) * (1 - trust * chance));
    }
  }
  reached.delete(top);
  return new Map([...reached].map(([index, chance]) => [graphIndex.ids[index] ?? "", chance]));
}

function trustOf(graphIndex: GraphIndex): Trust {
  const known = cache.get(graphIndex);
  if (known) return known;
  const fresh = toTrust(graphIndex);
  cache.set(graphIndex, fresh);
  return fresh;
}

function toTrust(graphIndex: GraphIndex): Trust {
  const { pairs, edges } = sharesWithin(graphIndex);
  return { within: trustIn(pairs, edges), between: trustIn(1 - pairs, 1 - edges) };
}

/** Share of all pairs of concepts, and share of all edges, within a stage. */
function sharesWithin({ size, stages, parents }: GraphIndex): { pairs: number; edges: number } {
  const sizes = [...Map.groupBy(stages, (stage) => stage).values()].map(({ length }) => length);
  const edges = parents.flatMap((required, child) => required.map((each) => stages[each] === stages[child]));
  return {
    pairs: sizes.reduce((sum, each) => sum + pairsOf(each), 0) / Math.max(1, pairsOf(size)),
    edges: edges.filter((within) => within).length / Math.max(1, edges.length),
  };
}

function pairsOf(size: number): number {
  return (size * (size - 1)) / 2;
}

function trustIn(pairs: number, edges: number): number {
  const { mistaken, leastTrust } = PARAMETERS.edges;
  return edges === 0 ? leastTrust : Math.max(leastTrust, 1 - (mistaken * pairs) / edges);
}
