import { randomUUID } from "node:crypto";
import type { LogEntry } from "@aulo/contract";
import type { Deps, InTransaction } from "../deps.ts";
import { Refusal } from "../refusal.ts";
import {
  insertEntries,
  selectLastSequence,
  selectOptionalEntry,
  selectVoidedIds,
} from "../log/queries.ts";
import { selectOptionalCheck, updateCheck } from "../checks/queries.ts";
import { EMPTY_MARGIN, type Entry } from "../log/entry.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { replayState, saveState } from "../log/state.ts";
import { toLogEntry } from "../log/to-log-entry.ts";

type VoidEntry = { learnerId: string; entryId: string; note: string };

/**
 * Takes an entry back: the state becomes as if it had never been. The entry stays in the log, and so does the void.
 *
 * @throws Refusal `not-found`, or `not-voidable` for a void and for what was taken back already
 */
export function voidEntry(deps: Deps, input: VoidEntry): Promise<LogEntry> {
  return changeLearner(deps, input.learnerId, async (inside) => {
    const { learnerId, note } = input;
    const entry = await findVoidable(inside, input);
    const sequence = (await selectLastSequence(inside.db, learnerId)) + 1;
    const event = { kind: "voided" as const, id: randomUUID(), at: inside.now(), event: entry.event.id };
    const voiding: Entry = { ...EMPTY_MARGIN, note, sequence, event };
    await insertEntries(inside.db, learnerId, [voiding]);
    await saveState(inside, learnerId, await replayState(inside, learnerId));
    await forgetInCheck(inside, learnerId, entry);
    return toLogEntry(voiding, false);
  });
}

async function findVoidable({ db }: InTransaction, { learnerId, entryId }: VoidEntry): Promise<Entry> {
  const entry = await selectOptionalEntry(db, { learnerId, id: entryId });
  if (entry === null)
    throw new Refusal("not-found", `Your log has no entry ${entryId}; GET /api/log lists it.`);
  if (entry.event.kind === "voided")
    throw new Refusal("not-voidable", "This entry takes back another one, and cannot be taken back itself.");
  if ((await selectVoidedIds(db, learnerId)).has(entryId))
    throw new Refusal("not-voidable", "This entry was taken back already.");
  return entry;
}

/** An open check forgets the answer as well: it must not fail on an answer that was never given. */
async function forgetInCheck(inside: InTransaction, learnerId: string, { event, check }: Entry) {
  if (event.kind !== "answered" || check === null) return;
  const row = await selectOptionalCheck(inside.db, { learnerId, id: check });
  if (row === null || row.state !== "open") return;
  const answers = row.answers.filter(({ item }) => item !== event.item);
  const isOpen = row.openItem?.item === event.item;
  const openItem =
    isOpen && row.openItem !== null
      ? { ...row.openItem, tries: Math.max(0, row.openItem.tries - 1) }
      : row.openItem;
  await updateCheck(inside.db, learnerId, { ...row, answers, openItem });
}
