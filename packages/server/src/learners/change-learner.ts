import type { z } from "zod";
import type { Deps, TxDeps } from "../deps.ts";
import { Refusal } from "../refusal.ts";
import { insertReply, type LearnerRow, lockOptionalLearner, selectOptionalReply } from "./queries.ts";
import { storeStateLater } from "./store-state.ts";
import { takeTurn } from "./take-turn.ts";

/** The idempotency key of a request, and a hash of the request that it came with. */
export type IdempotencyKey = { key: string; requestHash: string };

/**
 * Runs `work` in one transaction that locks the learner's row, so that changes to one learner happen one after the other. In this
 * process they wait for their turn before they take a connection; the lock is for other processes on the same database.
 *
 * @param mustRun it is never refused for too many changes at once
 * @throws Refusal `unknown-token` when the learner was deleted meanwhile, `too-many-changes`
 */
export async function changeLearner<T>(
  deps: Deps,
  learnerId: string,
  work: (tx: TxDeps, learner: LearnerRow) => Promise<T>,
  { mustRun = false }: { mustRun?: boolean } = {},
): Promise<T> {
  const change = () =>
    deps.db.transaction().execute(async (db) => {
      const learner = await lockOptionalLearner(db, learnerId);
      if (learner === null) throw new Refusal("unknown-token", "This learner was deleted.");
      return work({ ...deps, db }, learner);
    });
  const result = await takeTurn(learnerId, change, { mustRun });
  storeStateLater(deps, learnerId);
  return result;
}

type OnceInput<T> = { learnerId: string; idempotencyKey: IdempotencyKey | null; shape: z.ZodType<T> };

/** `isRepeat`: the reply was given before under the same key, and nothing was changed this time. */
type Once<T> = { reply: T; isRepeat: boolean };

/**
 * Like `changeLearner`, and stores the reply with the change: a retry under the same key gets the stored reply.
 *
 * @throws Refusal `key-reused` when the key came with another request
 */
export function changeLearnerOnce<T extends object>(
  deps: Deps,
  { learnerId, idempotencyKey, shape }: OnceInput<T>,
  work: (tx: TxDeps) => Promise<T>,
  options: { mustRun?: boolean } = {},
): Promise<Once<T>> {
  const once = async (tx: TxDeps): Promise<Once<T>> => {
    if (idempotencyKey === null) return { reply: await work(tx), isRepeat: false };
    const stored = await selectOptionalReply(tx.db, { learnerId, key: idempotencyKey.key });
    if (stored !== null) {
      if (stored.requestHash === idempotencyKey.requestHash)
        return { reply: shape.parse(stored.reply), isRepeat: true };
      throw new Refusal(
        "key-reused",
        "This Idempotency-Key came with another request before; make a new key for each request.",
      );
    }
    const reply = await work(tx);
    await insertReply(tx.db, learnerId, { ...idempotencyKey, reply });
    return { reply, isRepeat: false };
  };
  return changeLearner(deps, learnerId, once, options);
}
