/**
 * The result of an ended check: the words and the list of changes come from the same two snapshots.
 *
 * It is computed once, when the check ends, and stored with it. It is computed again when an answer of the check is taken back, and for
 * a check that ended with an earlier version: from the log up to the last answer of the check, without the answers taken back.
 */
import type { CheckResult, StateChange } from "@aulo/contract";
import { type LearnerState, wholeGoalOf } from "@aulo/engine";
import { type Catalogue, titleOf } from "../catalogue/catalogue.ts";
import { countStrong } from "../catalogue/count-strong.ts";
import type { Db, Snapshot } from "../db/tables.ts";
import { loadActiveGoal } from "../goals/goal.ts";
import { selectGoalsByLearner } from "../goals/queries.ts";
import { selectOptionalLastOfCheck, selectVoidedIds } from "../log/queries.ts";
import { snapshotOf } from "../path/changes.ts";
import { stateUpTo } from "../path/load-history.ts";
import type { CheckRow } from "./queries.ts";
import { type CheckEnd, KNOWN, sayEnd, sayHeadline, sayPlacementEnd } from "./say-result.ts";

type Reading = { db: Db; catalogue: Catalogue };

/** At the end of a check. */
type End = {
  state: LearnerState;
  at: number;
  /** Null for a learner without an active goal. */
  goal: { concepts: readonly string[] } | null;
  reachedGoal: CheckResult["reachedGoal"];
};

/** The stored result; null for a check that is open. */
export async function resultOf(
  reading: Reading,
  learnerId: string,
  check: CheckRow,
): Promise<CheckResult | null> {
  if (check.state === "open") return null;
  if (check.result === null) return foldResult(reading, learnerId, check);
  const { ids, summaries } = reading.catalogue;
  const changes = check.result.changes.flatMap((change) =>
    ids.of(change.concept).flatMap((concept) => (summaries.has(concept) ? [{ ...change, concept }] : [])),
  );
  const reachedGoal = await keptGoal(reading.db, learnerId, check.result.reachedGoal);
  return { ...check.result, changes, reachedGoal };
}

/** The result of an ended check, from the log; the goal that it reached is known only from its stored result. */
export async function foldResult(reading: Reading, learnerId: string, check: CheckRow): Promise<CheckResult> {
  const { catalogue, db } = reading;
  const voided = await selectVoidedIds(db, learnerId);
  const answers = check.answers.filter(({ entry }) => entry === undefined || !voided.has(entry));
  const { id, startedAt } = check;
  const last = await selectOptionalLastOfCheck(db, { learnerId, check: id, startedAt });
  const state = await stateUpTo(reading, learnerId, { to: last?.sequence ?? 0 });
  const at = last?.check === id ? last.event.at : startedAt.getTime();
  const goal = await loadActiveGoal(reading, learnerId);
  const reachedGoal = check.result?.reachedGoal ?? null;
  return toResult(catalogue, { ...check, answers }, { state, at, goal, reachedGoal });
}

export function toResult(
  catalogue: Catalogue,
  check: CheckRow,
  { state, at, goal, reachedGoal }: End,
): CheckResult {
  const after = snapshotOf(catalogue, state, at);
  const scope = goal?.concepts ?? wholeGoalOf(catalogue.graph).concepts;
  const told = { changes: stateChanges(catalogue, check, after), reachedGoal };
  if (check.purpose === "placement" || check.concept === null) {
    const known = scope.filter((id) => KNOWN.has(after[id]?.state ?? "locked")).length;
    return {
      headline: "The placement is over",
      sentence: sayPlacementEnd(known, scope.length),
      ...told,
    };
  }
  const end: CheckEnd = {
    purpose: check.purpose,
    isPassed: check.state === "passed",
    state: after[check.concept]?.state ?? "locked",
    title: titleOf(catalogue, check.concept),
    use: catalogue.summaries.get(check.concept)?.use ?? "",
    answers: scoreOf(check),
    strong: { count: countStrong(catalogue, state, scope), of: scope.length },
  };
  return { headline: sayHeadline(end), sentence: sayEnd(end), ...told };
}

/** Null for a goal that was deleted since. */
async function keptGoal(db: Db, learnerId: string, goal: CheckResult["reachedGoal"]) {
  if (goal === null) return null;
  return (await selectGoalsByLearner(db, learnerId)).some(({ id }) => id === goal.id) ? goal : null;
}

/** The check's own concept first, then in the order of the path. */
function stateChanges({ graph }: Catalogue, { concept, before }: CheckRow, after: Snapshot): StateChange[] {
  const changes = graph.concepts.flatMap(({ id }): StateChange[] => {
    const [was, is] = [before[id]?.state, after[id]?.state];
    return was === undefined || is === undefined || was === is
      ? []
      : [{ concept: id, before: was, after: is }];
  });
  return changes.sort((a, b) => Number(b.concept === concept) - Number(a.concept === concept));
}

function scoreOf({ answers }: CheckRow): CheckEnd["answers"] {
  const counted = answers.filter(({ onlyMeasures }) => onlyMeasures !== true);
  const count = (wanted: string) => counted.filter(({ result }) => result === wanted).length;
  return { given: counted.length, right: count("right"), unknown: count("dont-know") };
}
