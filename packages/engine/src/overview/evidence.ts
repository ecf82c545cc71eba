import { logOddsOf, masteryOf } from "../belief/mastery.ts";
import { evolve, withoutVoided } from "../evolve.ts";
import type { Graph } from "../graph.ts";
import type { LogEvent } from "../log.ts";
import { beginState, type LearnerState } from "../state.ts";

/** Change of the belief in a concept by one event of the log, in log-odds. */
export type Share = { event: string; at: number; logOdds: number; mastery: number };

/**
 * Explains the belief in a concept: its start, and every event that changed it, in log order. The start is that of a new learner, or of
 * the state that the events follow.
 *
 * `startLogOdds` and the shares add up to the log-odds of the belief: each share is the difference between the log-odds after and before its
 * event. `mastery` of a share is the belief after the event, 0-1.
 */
export type Evidence = { startLogOdds: number; shares: readonly Share[] };

export function evidenceOf(
  graph: Graph,
  log: readonly LogEvent[],
  concept: string,
  start: LearnerState = beginState(graph),
): Evidence {
  let state = start;
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
