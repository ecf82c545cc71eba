import type { Change } from "@aulo/contract";
import { type LearnerState, standings } from "@aulo/engine";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Snapshot } from "../db/tables.ts";

/** A move smaller than this is not worth telling. */
const TOLD_FROM = 0.01;

/** Where the learner stands on every concept, to be compared with later. */
export function snapshotOf({ graph }: Catalogue, state: LearnerState, now: number): Snapshot {
  return Object.fromEntries(
    standings(graph, state, now).map((standing) => [
      standing.concept,
      { mastery: standing.mastery, state: standing.state },
    ]),
  );
}

/** What moved between two snapshots by 1 % or more, in the order of the path. */
export function changesBetween({ graph }: Catalogue, before: Snapshot, after: Snapshot): Change[] {
  return graph.concepts.flatMap(({ id }) => {
    const [was, is] = [before[id], after[id]];
    if (was === undefined || is === undefined || Math.abs(is.mastery - was.mastery) < TOLD_FROM) return [];
    return [
      { concept: id, before: was.mastery, after: is.mastery, stateBefore: was.state, stateAfter: is.state },
    ];
  });
}

/** Concepts that were locked before and are not any more. */
export function openedBetween({ graph }: Catalogue, before: Snapshot, after: Snapshot): string[] {
  return graph.concepts.flatMap(({ id }) =>
    before[id]?.state === "locked" && after[id] !== undefined && after[id].state !== "locked" ? [id] : [],
  );
}
