import { PRIOR_LOG_ODDS } from "./belief.ts";
import { evolve, withoutVoided } from "./evolve.ts";
import type { Graph } from "./graph.ts";
import type { LogEvent } from "./log.ts";
import { conceptState, masteryOf } from "./mastery.ts";
import { beginState, type Share } from "./state.ts";

/** Why a concept is believed as it is. `startLogOdds` and the shares add up to the log-odds of the belief, exactly. */
export type Evidence = {
  startLogOdds: number;
  shares: readonly Share[];
  /** The belief after each event that moved it. */
  history: readonly { event: string; at: number; mastery: number }[];
};

/** Every event that moved the belief in a concept, by how much it counts now, and the belief over time. */
export const evidenceOf = (graph: Graph, log: readonly LogEvent[], concept: string): Evidence => {
  let state = beginState();
  const history: { event: string; at: number; mastery: number }[] = [];
  for (const event of withoutVoided(log)) {
    const before = masteryOf(state, concept);
    state = evolve(graph, state, event);
    const mastery = masteryOf(state, concept);
    if (mastery !== before) history.push({ event: event.id, at: event.at, mastery });
  }
  return { startLogOdds: PRIOR_LOG_ODDS, shares: conceptState(state, concept).shares, history };
};
