import type { Change } from "@aulo/contract";
import { type LearnerState, standings } from "@aulo/engine";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Snapshot } from "../db/tables.ts";

/** Smaller moves are not reported. */
const TOLD_FROM = 0.01;

/** The learner's standing on every concept, for a later comparison. */
export function snapshotOf({ graph }: Catalogue, state: LearnerState, now: number): Snapshot {
  return Object.fromEntries(
    standings(graph, state, now).map((standing) => [
      standing.concept,
      { mastery: standing.mastery, state: standing.state },
    ]),
  );
}

/** Concepts whose belief moved by 1 % or more between two snapshots, in the order of the path. */
export function changesBetween({ graph }: Catalogue, before: Snapshot, after: Snapshot): Change[] {
  return graph.concepts.flatMap(({ id }) => {
    const [was, is] = [before[id], after[id]];
    if (was === undefined || is === undefined || Math.abs(is.mastery - was.mastery) < TOLD_FROM) return [];
    return [
      { concept: id, before: was.mastery, after: is.mastery, stateBefore: was.state, stateAfter: is.state },
    ];
  });
}

/** Concepts that were locked before and are open after. */
export function openedBetween({ graph }: Catalogue, before: Snapshot, after: Snapshot): string[] {
  return graph.concepts.flatMap(({ id }) =>
    before[id]?.state === "locked" && after[id] !== undefined && after[id].state !== "locked" ? [id] : [],
  );
}
