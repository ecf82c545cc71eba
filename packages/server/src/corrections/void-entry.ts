import { randomUUID } from "node:crypto";
import type { LogEntry } from "@aulo/contract";
import { foldResult } from "../checks/check-result.ts";
import { selectOptionalCheck, updateCheck } from "../checks/queries.ts";
import type { Deps, TxDeps } from "../deps.ts";
import { noteIfReached } from "../goals/goal.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { ensureRoomInLog } from "../log/ensure-room.ts";
import { type Entry, NO_CONTEXT } from "../log/entry.ts";
import { toLogEntry } from "../log/log-entry.ts";
import { insertEntries, selectLastSequence, selectOptionalEntry, selectVoidedIds } from "../log/queries.ts";
import { saveState } from "../log/state.ts";
import { loadHistory, stateUpTo } from "../path/load-history.ts";
import { Refusal } from "../refusal.ts";

type VoidEntry = { learnerId: string; entryId: string; note: string };

/**
 * Voids an entry of the log: the state becomes as if the entry had never been. Both the entry and the void stay in the log.
 *
 * @throws Refusal `not-found`, `log-full` or `too-many-entries`; `not-voidable` for a void and for an entry that was voided already
 */
export async function voidEntry(deps: Deps, input: VoidEntry): Promise<LogEntry> {
  // A fold of a long log from its start takes seconds, so it is done before the transaction, which then needs only its last part.
  await loadHistory(deps, input.learnerId);
  return changeLearner(deps, input.learnerId, async (tx) => {
    const { learnerId, note } = input;
    const entry = await findVoidable(tx, input);
    const sequence = (await selectLastSequence(tx.db, learnerId)) + 1;
    await ensureRoomInLog(tx, learnerId, sequence);
    const event = { kind: "voided" as const, id: randomUUID(), at: tx.now(), event: entry.event.id };
    const voiding: Entry = { ...NO_CONTEXT, note, sequence, event };
    await insertEntries(tx.db, learnerId, [voiding]);
    await saveState(tx, learnerId, { state: await stateUpTo(tx, learnerId, { to: sequence }), sequence });
    await forgetInCheck(tx, learnerId, entry);
    await noteIfReached(tx, learnerId);
    return toLogEntry(voiding, false);
  });
}

async function findVoidable({ db }: TxDeps, { learnerId, entryId }: VoidEntry): Promise<Entry> {
  const entry = await selectOptionalEntry(db, { learnerId, id: entryId });
  if (entry === null)
    throw new Refusal("not-found", `Your log has no entry ${entryId}; GET /api/log lists it.`);
  if (entry.event.kind === "voided")
    throw new Refusal("not-voidable", "This entry takes back another one, and cannot be taken back itself.");
  if ((await selectVoidedIds(db, learnerId)).has(entryId))
    throw new Refusal("not-voidable", "This entry was taken back already.");
  return entry;
}

/** Removes the voided answer from its open check, so that the check cannot fail on it; an ended check gets its result without it. */
async function forgetInCheck(tx: TxDeps, learnerId: string, { event, check }: Entry) {
  if (event.kind !== "answered" || check === null) return;
  const row = await selectOptionalCheck(tx.db, { learnerId, id: check });
  if (row === null) return;
  if (row.state !== "open") {
    await updateCheck(tx.db, learnerId, { ...row, result: await foldResult(tx, learnerId, row) });
    return;
  }
  const answers = row.answers.filter(({ item }) => item !== event.item);
  const isOpen = row.openItem?.item === event.item;
  const openItem =
    isOpen && row.openItem !== null
      ? { ...row.openItem, tries: Math.max(0, row.openItem.tries - 1) }
      : row.openItem;
  await updateCheck(tx.db, learnerId, { ...row, answers, openItem });
}
