/**
 * Second reading of the answers: a noisy AND over the prerequisite graph, by belief propagation. A learner who knows a concept knows its
 * prerequisites, and one who lacks a prerequisite lacks the concepts that require it.
 *
 * 1. Every concept has the evidence of its own answers, as a log likelihood ratio.
 * 2. Upwards: each concept sends its prerequisites a message, the likelihood of its own evidence with and without them. Its other prerequisites
 *    are assumed to be known with a fixed chance.
 * 3. Downwards: a concept is known with chance `holds` when all its prerequisites are known, and with `anyway` otherwise. The belief in each
 *    prerequisite excludes the message from this concept.
 *
 * Every message grows with every right answer, so no right answer lowers any mastery.
 *
 * @see Pearl 1988, for noisy gates and messages; the fixed chance in step 2 keeps the messages monotone where exact blame would not be
 */
import type { GraphIndex } from "../graph-index.ts";
import { PARAMETERS } from "../parameters.ts";
import { clampedLogRatio, toChance } from "./odds.ts";

type Up = { total: Float64Array; sent: readonly number[] };

/**
 * Log-odds of every concept, in the order of the graph.
 *
 * @param evidence log likelihood ratio of each concept's own answers, in the order of the graph
 */
export function networkLogOdds(graphIndex: GraphIndex, evidence: readonly number[]): Float64Array {
  const { holds, anyway, rootsHold } = PARAMETERS.network;
  const { total, sent } = sendUp(graphIndex, evidence);
  const logOdds = new Float64Array(graphIndex.size);
  for (let concept = 0; concept < graphIndex.size; concept += 1) {
    const required = graphIndex.parents[concept] ?? [];
    let all = 1;
    for (const parent of required) all *= toChance((logOdds[parent] ?? 0) - (sent[concept] ?? 0));
    const prior = required.length === 0 ? rootsHold : anyway + (holds - anyway) * all;
    logOdds[concept] = Math.log(prior / (1 - prior)) + clampedLogRatio(total[concept] ?? 0);
  }
  return logOdds;
}

function sendUp({ size, parents }: GraphIndex, evidence: readonly number[]): Up {
  const total = Float64Array.from(evidence);
  const sent = new Array<number>(size).fill(0);
  for (let child = size - 1; child >= 0; child -= 1) {
    const required = parents[child] ?? [];
    const sentUp = message(total[child] ?? 0, Math.max(0, required.length - 1));
    sent[child] = sentUp;
    for (const parent of required) total[parent] = (total[parent] ?? 0) + sentUp;
  }
  return { total, sent };
}

/** Message from a concept with this log likelihood ratio to one of its prerequisites. `others`: number of its other prerequisites. */
function message(logRatio: number, others: number): number {
  const { holds, anyway, othersHold } = PARAMETERS.network;
  const ratio = Math.exp(clampedLogRatio(logRatio)) - 1;
  const withIt = anyway + (holds - anyway) * othersHold ** others;
  return Math.log1p(ratio * withIt) - Math.log1p(ratio * anyway);
}
