import { createHash, randomBytes } from "node:crypto";
import { LIMITS, type Token } from "@aulo/contract";
import type { Db } from "../db/tables.ts";
import type { Deps } from "../deps.ts";
import { doesNotFit, Refusal } from "../refusal.ts";
import { changeLearner } from "./change-learner.ts";
import {
  deleteTokenById,
  insertToken,
  type LearnerRow,
  noteTokenUse,
  selectOptionalLearnerByToken,
  selectTokens,
} from "./queries.ts";
import { sayClient } from "./say-client.ts";

const TOKEN_BYTES = 32;

/** Only the hash is stored: a token cannot be read back from the database. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A learner, and the scope of the token that found them; null for the token of a learner without an account. */
export type TokenHolder = LearnerRow & { scope: "read" | "write" | null };

/**
 * Finds the learner of a token and notes its use, at most once an hour.
 *
 * @param client the `User-Agent` of the request
 * @returns null when no learner has the token, or it has expired
 */
export async function findLearnerByToken(
  { db, log }: Deps,
  { token, client }: { token: string; client: string },
): Promise<TokenHolder | null> {
  const hash = hashToken(token);
  const found = await selectOptionalLearnerByToken(db, hash);
  if (found === null) return null;
  const { isUseOld, ...learner } = found;
  if (isUseOld)
    // A request that only reads must work on a full disk too.
    await noteTokenUse(db, hash, client.slice(0, LIMITS.nameChars)).catch((error: unknown) =>
      log.warn({ err: error }, "the use of a token could not be noted"),
    );
  return learner;
}

/**
 * Makes one more token for the same learner, who has no account.
 *
 * @throws Refusal `too-many-tokens` or `has-account`
 */
export function addToken(deps: Deps, { learnerId }: { learnerId: string }): Promise<{ token: string }> {
  return changeLearner(deps, learnerId, async ({ db }, learner) => {
    ensureNoAccount(learner);
    const { length } = await selectTokens(db, learnerId);
    if (length >= LIMITS.tokens)
      throw new Refusal(
        "too-many-tokens",
        `You have ${length} tokens, which is the limit; revoke one first, with DELETE /api/learner/tokens/:tokenId.`,
      );
    return { token: await makeToken(db, learnerId) };
  });
}

export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/**
 * A learner with an account has sessions, and tokens for programs with a name, a scope and an end: no others.
 *
 * @throws Refusal `has-account`
 */
export function ensureNoAccount({ accountId }: LearnerRow): void {
  if (accountId !== null)
    throw new Refusal(
      "has-account",
      "This learner has an account: its sessions and tokens, and its deletion, are under /api/account.",
    );
}

/** Stores a new token of the learner and returns it. */
export async function makeToken(db: Db, learnerId: string): Promise<string> {
  const token = newToken();
  await insertToken(db, { hash: hashToken(token), learnerId });
  return token;
}

/**
 * The learner's tokens, newest first, without the tokens themselves.
 *
 * @param current the token of the request
 */
export async function listTokens(
  { db }: Deps,
  { learnerId, current }: { learnerId: string; current: string },
): Promise<{ tokens: Token[] }> {
  const hash = hashToken(current);
  const rows = await selectTokens(db, learnerId);
  return {
    tokens: rows.map((row) => ({
      id: row.id,
      name: sayClient(row.used_by),
      createdAt: row.created_at.toISOString(),
      usedAt: row.used_at?.toISOString() ?? null,
      current: row.hash === hash,
    })),
  };
}

/**
 * Revokes a token: requests with it are refused from now on.
 *
 * @throws Refusal `not-found`; `does-not-fit` for the token of the request itself, so that the learner keeps one
 */
export async function revokeToken(
  deps: Deps,
  { learnerId, tokenId, current }: { learnerId: string; tokenId: string; current: string },
): Promise<void> {
  await changeLearner(deps, learnerId, async ({ db }) => {
    const token = (await selectTokens(db, learnerId)).find(({ id }) => id === tokenId);
    if (token === undefined)
      throw new Refusal("not-found", `You have no token ${tokenId}; GET /api/learner/tokens lists yours.`);
    if (token.hash === hashToken(current))
      throw doesNotFit(
        "path.tokenId",
        "is the token of this request; revoke it with another one, or delete the learner.",
      );
    await deleteTokenById(db, { learnerId, id: tokenId });
  });
}
