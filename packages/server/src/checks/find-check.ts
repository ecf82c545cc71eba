import type { Db } from "../db/tables.ts";
import { Refusal } from "../refusal.ts";
import { type CheckRow, type OpenItem, selectOptionalCheck } from "./queries.ts";

/** @throws Refusal `not-found` */
export async function findCheck(
  db: Db,
  { learnerId, checkId }: { learnerId: string; checkId: string },
): Promise<CheckRow> {
  const row = await selectOptionalCheck(db, { learnerId, id: checkId });
  if (row === null)
    throw new Refusal("not-found", `You have no check ${checkId}; open one with POST /api/checks.`);
  return row;
}

/** @throws Refusal `check-ended` */
export function ensureCheckIsOpen(row: CheckRow): OpenItem {
  if (row.state !== "open" || row.openItem === null)
    throw new Refusal(
      "check-ended",
      "This check has ended, here or in another tab; go on with the next step, GET /api/step.",
    );
  return row.openItem;
}

/** @throws Refusal `already-answered`, `not-open` or `check-ended` when the check has another open item or none */
export function ensureItemIsOpen(row: CheckRow, item: string): OpenItem {
  const answered = row.answers.some((answer) => answer.item === item) && row.openItem?.item !== item;
  if (answered)
    throw new Refusal(
      "already-answered",
      `${item} was answered in this check already, here or in another tab; load the check again to see what is asked now.`,
    );
  const open = ensureCheckIsOpen(row);
  if (open.item !== item)
    throw new Refusal(
      "not-open",
      `${item} is not what this check asks now; load the check again, its open item is ${open.item}.`,
    );
  return open;
}
