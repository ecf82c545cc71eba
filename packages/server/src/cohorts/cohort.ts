import { randomUUID } from "node:crypto";
import { type Cohort, type CohortSettings, LIMITS } from "@aulo/contract";
import { wholeGoalOf } from "@aulo/engine";
import { noteAudit } from "../audit/note-audit.ts";
import { type Catalogue, withRequired } from "../catalogue/catalogue.ts";
import { readGoal } from "../catalogue/read-goal.ts";
import type { CohortGoal, Db } from "../db/tables.ts";
import type { Deps, TxDeps } from "../deps.ts";
import { changeLearner } from "../learners/change-learner.ts";
import type { LearnerRow } from "../learners/queries.ts";
import { Refusal } from "../refusal.ts";
import { loadLimits } from "./limits.ts";
import {
  type CohortRow,
  type CountedCohort,
  deleteCohortById,
  insertCohort,
  lockOptionalCohort,
  selectCohortsByMentor,
  selectOptionalCohortOfMentor,
  updateCohort,
} from "./queries/cohorts.ts";

/** A mentor and one of the cohorts; another mentor's cohort is not found. */
export type OfMentor = { mentor: LearnerRow; cohortId: string };

/** @throws Refusal `not-found` for an unknown cohort, and for one of another mentor alike */
export async function findCohort(db: Db, { mentor, cohortId }: OfMentor): Promise<CountedCohort> {
  const row = await selectOptionalCohortOfMentor(db, { cohortId, mentorId: mentor.id });
  if (row === null)
    throw new Refusal("not-found", `You have no cohort ${cohortId}; GET /api/cohorts lists yours.`);
  return row;
}

/** @throws Refusal `cohort-limit`, `not-covered` */
export function openCohort(
  deps: Deps,
  { mentor, settings }: { mentor: LearnerRow; settings: CohortSettings },
): Promise<Cohort> {
  const goal = readCohortGoal(deps.catalogue, settings.goal);
  return changeLearner(deps, mentor.id, async (tx) => {
    const { cohortsPerMentor } = await loadLimits(tx.db);
    if ((await selectCohortsByMentor(tx.db, mentor.id)).length >= cohortsPerMentor)
      throw new Refusal(
        "cohort-limit",
        `You have ${cohortsPerMentor} cohorts, which is the limit; close one first.`,
      );
    const now = new Date(tx.now());
    const row: CohortRow = {
      id: randomUUID(),
      mentorId: mentor.id,
      mentorName: settings.mentorName,
      title: settings.title,
      goal,
      dueOn: settings.dueOn,
      dueSetAt: settings.dueOn === null ? null : now,
      createdAt: now,
    };
    await insertCohort(tx.db, row);
    await noteAudit(tx, { actor: mentor, kind: "cohort-opened", cohortId: row.id });
    return toCohort(tx.catalogue, { ...row, members: 0 });
  });
}

type Changes = { [Key in keyof CohortSettings]?: CohortSettings[Key] | undefined };

/** @throws Refusal `not-found`, `not-covered` */
export function changeCohort(
  deps: Deps,
  { settings, ...of }: OfMentor & { settings: Changes },
): Promise<Cohort> {
  const goal = settings.goal === undefined ? undefined : readCohortGoal(deps.catalogue, settings.goal);
  return changeOwnCohort(deps, of, async (tx, cohort) => {
    const { mentorName = cohort.mentorName, title = cohort.title, dueOn = cohort.dueOn } = settings;
    const row: CountedCohort = {
      ...cohort,
      ...{ mentorName, title, dueOn },
      goal: goal === undefined ? cohort.goal : goal,
      dueSetAt: dueOn === cohort.dueOn ? cohort.dueSetAt : dueOn === null ? null : new Date(tx.now()),
    };
    await updateCohort(tx.db, row);
    await noteAudit(tx, { actor: of.mentor, kind: "cohort-changed", cohortId: row.id });
    return toCohort(tx.catalogue, row);
  });
}

/** Ends the memberships of all members. Their comments stay with them. @throws Refusal `not-found` */
export function closeCohort(deps: Deps, of: OfMentor): Promise<void> {
  return changeOwnCohort(deps, of, async (tx, { id: cohortId }) => {
    await deleteCohortById(tx.db, cohortId);
    await noteAudit(tx, { actor: of.mentor, kind: "cohort-closed", cohortId });
  });
}

/** Newest first. */
export async function listCohorts(
  { db, catalogue }: Deps,
  { mentor }: { mentor: LearnerRow },
): Promise<{ cohorts: Cohort[] }> {
  const rows = await selectCohortsByMentor(db, mentor.id);
  return { cohorts: rows.map((row) => toCohort(catalogue, row)) };
}

/** Runs a change of a mentor's own cohort in a transaction that locks the cohort. @throws Refusal `not-found` */
export function changeOwnCohort<T>(
  deps: Deps,
  of: OfMentor,
  work: (tx: TxDeps, cohort: CountedCohort) => Promise<T>,
): Promise<T> {
  return deps.db.transaction().execute(async (db) => {
    await lockOptionalCohort(db, of.cohortId);
    return work({ ...deps, db }, await findCohort(db, of));
  });
}

export function toCohort(
  catalogue: Catalogue,
  { id, title, mentorName, goal, dueOn, createdAt, members }: CountedCohort,
): Cohort {
  return {
    id,
    title,
    mentorName,
    goal:
      goal === null ? null : { text: goal.text, title: goal.title, concepts: conceptsOf(catalogue, goal) },
    dueOn,
    createdAt: createdAt.toISOString(),
    members,
  };
}

/** Concepts that a member has to show: those of the goal, by today's ids, or of the whole track without one. */
export function conceptsOf(catalogue: Catalogue, goal: CohortGoal | null): string[] {
  if (goal === null) return [...wholeGoalOf(catalogue.graph).concepts];
  return withRequired(catalogue, goal.targets.flatMap(catalogue.ids.of));
}

/** @throws Refusal `not-covered` */
function readCohortGoal(catalogue: Catalogue, text: string | null): CohortGoal | null {
  if (text === null) return null;
  const reading = readGoal(catalogue, text);
  if (reading.kind === "not-covered") throw new Refusal("not-covered", reading.says);
  return {
    text,
    title: reading.title.slice(0, LIMITS.goalTitleChars),
    targets: [...reading.targets],
  };
}
