/**
 * How sure it is that one concept rests on another, when authors draw some edges by mistake.
 *
 * 1. A share of all edges is mistaken, and a mistake may link any two concepts, so most of them link different stages, as most pairs do.
 *    True edges lie within a stage far more often. So an edge within a stage, and one between stages, is mistaken with the chance
 *    share of mistakes · share of the pairs of its sort / share of the edges of its sort.
 * 2. A concept rests on another when at least one way of true edges leads down to it. From the top down, each concept is reached with
 *    the chance that not all edges from what is reached above it fail, as if the ways were matters of their own.
 */
import type { Graph } from "../graph.ts";
import { type GraphIndex, graphIndexOf, indexOf } from "../graph-index.ts";
import { PARAMETERS } from "../parameters.ts";

/** Chance that an edge is true, 0-1, within a stage and between two. */
type Trust = { within: number; between: number };

const kept = new WeakMap<GraphIndex, Trust>();

/** For everything the concept rests on by the graph, the chance that it truly does, above 0 and at most 1. */
export function chancesBelow(graph: Graph, concept: string): ReadonlyMap<string, number> {
  const layout = graphIndexOf(graph);
  const { within, between } = trustOf(layout);
  const top = indexOf(graph, concept);
  const reached = new Map<number, number>([[top, 1]]);
  for (let place = top; place >= 0; place -= 1) {
    const chance = reached.get(place);
    if (chance === undefined) continue;
    for (const parent of layout.parents[place] ?? []) {
      const trust = layout.stages[parent] === layout.stages[place] ? within : between;
      reached.set(parent, 1 - (1 - (reached.get(parent) ?? 0)) * (1 - trust * chance));
    }
  }
  reached.delete(top);
  return new Map([...reached].map(([place, chance]) => [layout.ids[place] ?? "", chance]));
}

function trustOf(layout: GraphIndex): Trust {
  const known = kept.get(layout);
  if (known) return known;
  const fresh = toTrust(layout);
  kept.set(layout, fresh);
  return fresh;
}

function toTrust(layout: GraphIndex): Trust {
  const { pairs, edges } = sharesWithin(layout);
  return { within: trustIn(pairs, edges), between: trustIn(1 - pairs, 1 - edges) };
}

/** Share of all pairs of concepts, and of all edges, that lie within a stage. */
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
