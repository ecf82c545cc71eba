import { randomUUID } from "node:crypto";
import type { NewLearner } from "@aulo/contract";
import type { z } from "zod";
import type { Deps } from "../deps.ts";
import { insertLearner, insertToken } from "./queries.ts";
import { hashToken, newToken } from "./tokens.ts";

/** A learner of whom nothing is known, and the token that makes its holder that learner. */
export async function createLearner(deps: Deps): Promise<z.infer<typeof NewLearner>> {
  const [id, token, createdAt] = [randomUUID(), newToken(), new Date(deps.now())];
  await deps.db.transaction().execute(async (db) => {
    await insertLearner(db, { id, createdAt });
    await insertToken(db, { hash: hashToken(token), learnerId: id });
  });
  return { learner: { id, createdAt: createdAt.toISOString(), placed: false }, token };
}
