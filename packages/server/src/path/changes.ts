import type { Change } from "@aulo/contract";
import { type LearnerState, standings } from "@aulo/engine";
import { type Catalogue, titleOf } from "../catalogue/catalogue.ts";
import { joinWithAnd } from "../catalogue/join-with-and.ts";
import type { Snapshot } from "../db/tables.ts";

/** Smaller moves are not reported. */
const TOLD_FROM = 0.01;
/** Concepts listed with their figures; the others are only counted. */
const MOST_TOLD = 3;

type Told = { concept: string | null; changes: readonly Change[]; opened: readonly string[] };

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

/** "Promises: from 40 % to 85 %. Async and await is open now." */
export function saySummary(catalogue: Catalogue, { concept, changes, opened }: Told): string {
  const sorted = [...changes].sort((a, b) =>
    a.concept === concept ? -1 : b.concept === concept ? 1 : sizeOf(b) - sizeOf(a),
  );
  const told = sorted
    .slice(0, MOST_TOLD)
    .map(
      ({ concept: id, before, after }) =>
        `${titleOf(catalogue, id)}: from ${percent(before)} to ${percent(after)}.`,
    );
  const others = sorted.length - told.length;
  const titles = opened.map((id) => titleOf(catalogue, id));
  return [
    ...(told.length === 0 ? ["Nothing moved."] : told),
    ...(others > 0 ? [`${others} more moved with ${told.length === 1 ? "it" : "them"}.`] : []),
    ...(titles.length > 0 ? [`${joinWithAnd(titles)} ${titles.length === 1 ? "is" : "are"} open now.`] : []),
  ].join(" ");
}

function sizeOf({ before, after }: Change): number {
  return Math.abs(after - before);
}

/** Never 0 % or 100 %: no number of answers makes Aulo certain. */
function percent(chance: number): string {
  return `${Math.round(Math.min(0.99, Math.max(0.01, chance)) * 100)} %`;
}
