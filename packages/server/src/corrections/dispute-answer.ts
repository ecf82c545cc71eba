import { type Answer, type Dispute, type Files, LIMITS } from "@aulo/contract";
import type { Answered } from "@aulo/engine";
import { answerInWords } from "@aulo/grading";
import { selectOptionalCheck } from "../checks/queries.ts";
import type { Deps, TxDeps } from "../deps.ts";
import { selectOptionalDraft } from "../drafts/queries.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { selectOptionalEntry } from "../log/queries.ts";
import { doesNotFit, Refusal } from "../refusal.ts";
import { countOtherDisputes, type DisputeRow, upsertDispute } from "./queries.ts";

type DisputeAnswer = { learnerId: string; entryId: string; reason: string; answer: Answer | null };
/** An answer of the log, with its check. */
type Disputed = { event: Answered; check: string | null };

/**
 * Keeps a learner's reason why an answer was right, with the answer, for the authors of the item. It changes no belief.
 *
 * @throws Refusal `not-found` unless the entry is an answer of the learner; `does-not-fit` for an answer to an exercise; `too-many-disputes`
 * @throws UnfitAnswerError when the answer cannot belong to the item
 */
export function disputeAnswer(
  deps: Deps,
  { learnerId, entryId, reason, answer }: DisputeAnswer,
): Promise<Dispute> {
  return changeLearner(deps, learnerId, async (tx) => {
    const disputed = await findAnswer(tx, { learnerId, entryId });
    const { id: entry, item } = disputed.event;
    await ensureRoomForDispute(tx, { learnerId, entryId });
    const dispute = await upsertDispute(tx.db, learnerId, {
      entry,
      item,
      reason,
      answer: answer === null ? null : await toReadable(tx, learnerId, disputed, answer),
      files: await draftOf(tx, learnerId, item),
      trackVersion: tx.catalogue.track.version,
      at: new Date(tx.now()),
    });
    return toDispute(dispute);
  });
}

export function toDispute({ at, ...dispute }: DisputeRow): Dispute {
  return { ...dispute, at: at.toISOString() };
}

/** @throws Refusal `too-many-disputes` for one more dispute than the limit; an earlier one may still change */
async function ensureRoomForDispute(
  { db }: TxDeps,
  { learnerId, entryId }: { learnerId: string; entryId: string },
): Promise<void> {
  const others = await countOtherDisputes(db, { learnerId, entryId });
  if (others >= LIMITS.disputes)
    throw new Refusal(
      "too-many-disputes",
      `You have ${others} disputes, which is the limit; the reason of each can still be changed.`,
    );
}

async function findAnswer(
  { db }: TxDeps,
  { learnerId, entryId }: { learnerId: string; entryId: string },
): Promise<Disputed> {
  const entry = await selectOptionalEntry(db, { learnerId, id: entryId });
  if (entry === null || entry.event.kind !== "answered")
    throw new Refusal("not-found", `Your log has no answer ${entryId}; GET /api/log lists your answers.`);
  return { event: entry.event, check: entry.check };
}

/** The answer in the words of the track; null when they are not known any more. */
async function toReadable(
  tx: TxDeps,
  learnerId: string,
  { event, check }: Disputed,
  answer: Answer,
): Promise<Answer | null> {
  const { items, ids } = tx.catalogue;
  const entry = items.get(ids.of(event.item)[0] ?? event.item);
  if (entry === undefined) return null;
  if (answer.kind === "dont-know") return answer;
  if (entry.kind === "exercise")
    throw doesNotFit("body.answer.kind", `${event.item} is an exercise: leave the answer out.`);
  const row = check === null ? null : await selectOptionalCheck(tx.db, { learnerId, id: check });
  const given = row?.answers.find((each) => each.entry === event.id);
  return answerInWords(entry.item, given?.seed ?? null, answer);
}

async function draftOf({ db }: TxDeps, learnerId: string, item: string): Promise<Files | null> {
  return (await selectOptionalDraft(db, { learnerId, exercise: item }))?.files ?? null;
}
