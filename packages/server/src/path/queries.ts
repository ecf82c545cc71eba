import type { Purpose } from "@aulo/engine";
import type { CheckAnswer, Db } from "../db/tables.ts";

/** Checks on one concept between two of its lessons are fewer. */
const CHECKS_LOOKED_AT = 20;

/** Answers in the learner's latest checks on a concept, newest check first. */
export async function selectAnswersByConcept(
  db: Db,
  { learnerId, concept }: { learnerId: string; concept: string },
): Promise<CheckAnswer[]> {
  const rows = await db
    .selectFrom("checks")
    .select("answers")
    .where("learner_id", "=", learnerId)
    .where("concept", "=", concept)
    .orderBy("started_at", "desc")
    .limit(CHECKS_LOOKED_AT)
    .execute();
  return rows.flatMap(({ answers }) => answers);
}

/** The item that is open in the learner's check of this purpose on the concept; undefined without an open check. */
export async function selectOptionalOpenItem(
  db: Db,
  { learnerId, purpose, concept }: { learnerId: string; purpose: Purpose; concept: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom("checks")
    .select("open_item")
    .where("learner_id", "=", learnerId)
    .where("purpose", "=", purpose)
    .where("concept", "=", concept)
    .where("state", "=", "open")
    .executeTakeFirst();
  return row?.open_item?.item;
}
