/**
 * Prior belief before the first answer: strengths θ ~ N(m0, K0), one for each concept.
 *
 *     K0(i, j) = general² + stage² · [same stage] + graph² · exp(−hops(i, j) / reach) + order² · exp(−|i − j| / (size · reach)) + own² · [i = j]
 *     m0(i)    = start − slope · depth(i) / deepest − late · i / size
 *
 * The terms make strengths correlate: `general` those of all concepts, `stage` those of one stage, `graph` those a few edges apart, and `order`
 * those close in the syllabus, which are learnt at about the same time. `own` is independent of all other concepts. Columns of K0 are computed
 * when first needed: the belief in a learner needs only those of the concepts that were asked.
 */
import type { Graph } from "../graph.ts";
import { type GraphIndex, graphIndexOf } from "../graph-index.ts";
import { PARAMETERS } from "../parameters.ts";

export type Prior = {
  /** Concepts, in the order of the graph. */
  size: number;
  mean: Float64Array;
  /** Variance of every concept's strength. */
  variance: number;
  /** Covariance of one concept with every other. */
  column: (concept: number) => Float64Array;
};

const priors = new WeakMap<Graph, Prior>();

export function priorOf(graph: Graph): Prior {
  const known = priors.get(graph);
  if (known) return known;
  const fresh = toPrior(graph);
  priors.set(graph, fresh);
  return fresh;
}

function toPrior(graph: Graph): Prior {
  const graphIndex = graphIndexOf(graph);
  const { start, slope, late, generalSpread, stageSpread, graphSpread, orderSpread, ownSpread } =
    PARAMETERS.prior;
  const columns = new Map<number, Float64Array>();
  return {
    size: graphIndex.size,
    mean: Float64Array.from(
      graphIndex.depth,
      (depth, position) =>
        start - (slope * depth) / Math.max(1, graphIndex.deepest) - (late * position) / graphIndex.size,
    ),
    variance: generalSpread ** 2 + stageSpread ** 2 + graphSpread ** 2 + orderSpread ** 2 + ownSpread ** 2,
    column: (concept) => {
      const known = columns.get(concept);
      if (known) return known;
      const fresh = columnOf(graphIndex, concept);
      columns.set(concept, fresh);
      return fresh;
    },
  };
}

function columnOf(graphIndex: GraphIndex, concept: number): Float64Array {
  const { generalSpread, stageSpread, graphSpread, graphReach, orderSpread, orderReach, ownSpread } =
    PARAMETERS.prior;
  const hops = hopsFrom(graphIndex, concept);
  const stage = graphIndex.stages[concept];
  const column = Float64Array.from(hops, (hop, other) => {
    const near = hop === -1 ? 0 : graphSpread ** 2 * Math.exp(-hop / graphReach);
    const apart = Math.abs(other - concept) / graphIndex.size;
    const beside = orderSpread ** 2 * Math.exp(-apart / orderReach);
    return generalSpread ** 2 + (graphIndex.stages[other] === stage ? stageSpread ** 2 : 0) + near + beside;
  });
  column[concept] = (column[concept] ?? 0) + ownSpread ** 2;
  return column;
}

/** Distance in edges from the concept to every other, ignoring their direction; -1 when they are not connected. */
function hopsFrom({ size, parents, children }: GraphIndex, start: number): Int32Array {
  const hops = new Int32Array(size).fill(-1);
  const open = [start];
  hops[start] = 0;
  for (let next = 0; next < open.length; next += 1) {
    const at = open[next] ?? 0;
    for (const neighbours of [parents[at], children[at]]) {
      for (const neighbour of neighbours ?? []) {
        if (hops[neighbour] !== -1) continue;
        hops[neighbour] = (hops[at] ?? 0) + 1;
        open.push(neighbour);
      }
    }
  }
  return hops;
}
