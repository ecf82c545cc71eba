import { createHash, randomBytes } from "node:crypto";
import type { Deps } from "../deps.ts";
import { changeLearner } from "./change-learner.ts";
import { insertToken, type LearnerRow, selectOptionalLearnerByToken } from "./queries.ts";

const TOKEN_BYTES = 32;

export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** Only the hash is stored: a token cannot be read back from the database. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Null when no learner has the token. */
export function findLearnerByToken({ db }: Deps, token: string): Promise<LearnerRow | null> {
  return selectOptionalLearnerByToken(db, hashToken(token));
}

/** Makes one more token for the same learner. */
export function addToken(deps: Deps, { learnerId }: { learnerId: string }): Promise<{ token: string }> {
  return changeLearner(deps, learnerId, async ({ db }) => {
    const token = newToken();
    await insertToken(db, { hash: hashToken(token), learnerId });
    return { token };
  });
}
