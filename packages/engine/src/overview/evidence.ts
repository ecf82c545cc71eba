import { logOddsOf, masteryOf } from "../belief/mastery.ts";
import { evolve, withoutVoided } from "../evolve.ts";
import type { Graph } from "../graph.ts";
import type { LogEvent } from "../log.ts";
import { beginState } from "../state.ts";

/** By how much one event of the log moved the belief in a concept, in log-odds. */
export type Share = { event: string; at: number; logOdds: number; mastery: number };

/**
 * Why a concept is believed as it is: where the belief began, and every event that moved it, in the order of the log.
 *
 * `startLogOdds` and the shares add up to the log-odds of the belief: each share is what was believed after its event, less what was
 * believed before. `mastery` of a share is the belief after it, 0-1.
 */
export type Evidence = { startLogOdds: number; shares: readonly Share[] };

export function evidenceOf(graph: Graph, log: readonly LogEvent[], concept: string): Evidence {
  let state = beginState(graph);
  const startLogOdds = logOddsOf(graph, state, concept);
  const shares: Share[] = [];
  let before = startLogOdds;
  for (const event of withoutVoided(log)) {
    state = evolve(graph, state, event);
    const after = logOddsOf(graph, state, concept);
    const mastery = masteryOf(graph, state, concept);
    if (after !== before) shares.push({ event: event.id, at: event.at, logOdds: after - before, mastery });
    before = after;
  }
  return { startLogOdds, shares };
}
