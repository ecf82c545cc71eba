import { type ApiToken, LIMITS, type TokenScope } from "@aulo/contract";
import { changeLearner } from "../learners/change-learner.ts";
import { deleteTokenById } from "../learners/queries.ts";
import { hashToken, newToken } from "../learners/tokens.ts";
import { Refusal } from "../refusal.ts";
import { type ApiTokenRow, insertApiToken, selectApiTokens } from "./queries.ts";
import { type AccountRow, ensureLearner, type HostedDeps } from "./session.ts";

const DAY_MS = 86_400_000;

type MakeApiToken = { account: AccountRow; name: string; scope: TokenScope; days: number };

/**
 * Makes a token for a program. Only its hash is stored, so it can be shown this once.
 *
 * @throws Refusal `too-many-tokens`
 */
export async function makeApiToken(
  deps: HostedDeps,
  { account, name, scope, days }: MakeApiToken,
): Promise<ApiToken & { token: string }> {
  const { id: learnerId } = await ensureLearner(deps, account.id);
  const token = newToken();
  const expiresAt = new Date(deps.now() + days * DAY_MS);
  const row = await changeLearner(deps, learnerId, async ({ db }) => {
    const { length } = await selectApiTokens(db, learnerId);
    if (length >= LIMITS.apiTokens)
      throw new Refusal(
        "too-many-tokens",
        `You have ${length} tokens, which is the limit; revoke one first, with DELETE /api/account/tokens/:tokenId.`,
      );
    return insertApiToken(db, { hash: hashToken(token), learnerId, name, scope, expiresAt });
  });
  return { ...toApiToken(row), token };
}

export async function listApiTokens(deps: HostedDeps, { id }: AccountRow): Promise<{ tokens: ApiToken[] }> {
  const learner = await ensureLearner(deps, id);
  return { tokens: (await selectApiTokens(deps.db, learner.id)).map(toApiToken) };
}

/** @throws Refusal `not-found` */
export async function revokeApiToken(
  deps: HostedDeps,
  { account, tokenId }: { account: AccountRow; tokenId: string },
): Promise<void> {
  const { id: learnerId } = await ensureLearner(deps, account.id);
  await changeLearner(deps, learnerId, async ({ db }) => {
    const tokens = await selectApiTokens(db, learnerId);
    if (tokens.every(({ id }) => id !== tokenId))
      throw new Refusal("not-found", `You have no token ${tokenId}; GET /api/account/tokens lists yours.`);
    await deleteTokenById(db, { learnerId, id: tokenId });
  });
}

function toApiToken({ id, name, scope, created_at, expires_at, used_at }: ApiTokenRow): ApiToken {
  if (scope === null || expires_at === null) throw new Error(`the token ${id} is not for programs`);
  return {
    id,
    name,
    scope,
    createdAt: created_at.toISOString(),
    expiresAt: expires_at.toISOString(),
    usedAt: used_at?.toISOString() ?? null,
  };
}
