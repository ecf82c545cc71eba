import type { z } from "zod";
import type { Deps, InTransaction } from "../deps.ts";
import { Refusal } from "../refusal.ts";
import { lockOptionalLearner } from "./queries.ts";
import { insertReply, selectOptionalReply } from "./replies.ts";

/** A request that must count once: its idempotency key and a print of all that it says. */
export type Once = { key: string; request: string };

/**
 * Runs `work` in one transaction that holds the learner's row: changes to one learner happen one after the other.
 *
 * @throws Refusal `unknown-token` when the learner was deleted meanwhile
 */
export function changeLearner<T>(
  deps: Deps,
  learnerId: string,
  work: (inside: InTransaction) => Promise<T>,
): Promise<T> {
  return deps.db.transaction().execute(async (db) => {
    const learner = await lockOptionalLearner(db, learnerId);
    if (learner === null) throw new Refusal("unknown-token", "This learner was deleted.");
    return work({ ...deps, db });
  });
}

type OnceInput<T> = { learnerId: string; once: Once | null; shape: z.ZodType<T> };

/**
 * As `changeLearner`; the reply is stored with the change, and a retry under the same key gets it again.
 *
 * @throws Refusal `key-reused` when the key came with another request
 */
export function changeOnce<T extends object>(
  deps: Deps,
  { learnerId, once, shape }: OnceInput<T>,
  work: (inside: InTransaction) => Promise<T>,
): Promise<T> {
  return changeLearner(deps, learnerId, async (inside) => {
    if (once === null) return work(inside);
    const given = await selectOptionalReply(inside.db, { learnerId, key: once.key });
    if (given !== null) {
      if (given.request === once.request) return shape.parse(given.reply);
      throw new Refusal(
        "key-reused",
        "This Idempotency-Key came with another request before; make a new key for each request.",
      );
    }
    const reply = await work(inside);
    await insertReply(inside.db, learnerId, { ...once, reply });
    return reply;
  });
}
