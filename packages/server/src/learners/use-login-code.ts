import type { Learner } from "@aulo/contract";
import type { Deps } from "../deps.ts";
import { getLearner } from "./learner.ts";
import type { LearnerRow } from "./queries.ts";
import { addToken } from "./tokens.ts";

type UseLoginCode = {
  code: string;
  /** The learner of the token that the browser has already; null for none. */
  current: LearnerRow | null;
};

/**
 * Finds the learner of a one-time code.
 *
 * @returns the learner, and a new token; null instead of it when `current` is this learner
 * @throws Refusal `unknown-token`, `too-many-tokens`
 */
export async function useLoginCode(
  deps: Deps,
  { code, current }: UseLoginCode,
): Promise<{ learner: Learner; token: string | null }> {
  const row = deps.loginCodes.take(code);
  const token = current?.id === row.id ? null : (await addToken(deps, { learnerId: row.id })).token;
  return { learner: await getLearner(deps, row), token };
}
