import type { ProgressView } from "@aulo/contract";
import {
  beginState,
  evolve,
  type FoldedEvent,
  isStrong,
  type LearnerState,
  withoutVoided,
} from "@aulo/engine";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Deps } from "../deps.ts";
import { selectEntriesByLearner } from "../log/queries.ts";

/** Days (UTC) with entries in the log: strong concepts at the end of the day, and answers given on it. */
export async function getProgress(
  { db, catalogue }: Deps,
  { learnerId }: { learnerId: string },
): Promise<ProgressView> {
  const entries = await selectEntriesByLearner(db, learnerId);
  const log = withoutVoided(entries.map(({ event }) => catalogue.ids.inEvent(event)));
  const days = daysOf(catalogue, log);
  return {
    days,
    attempts: days.reduce((sum, { attempts }) => sum + attempts, 0),
    strong: days.at(-1)?.strong ?? 0,
  };
}

function daysOf(catalogue: Catalogue, log: readonly FoldedEvent[]): ProgressView["days"] {
  const byDay = Map.groupBy(log, dayOf);
  let state = beginState(catalogue.graph);
  return [...byDay].map(([day, events]) => {
    for (const event of events) state = evolve(catalogue.graph, state, event);
    const attempts = events.filter(({ kind }) => kind === "answered").length;
    return { day, attempts, strong: strongIn(catalogue, state) };
  });
}

function dayOf({ at }: FoldedEvent): string {
  return new Date(at).toISOString().slice(0, 10);
}

function strongIn({ graph }: Catalogue, state: LearnerState): number {
  return graph.concepts.filter(({ id }) => isStrong(graph, state, id)).length;
}
