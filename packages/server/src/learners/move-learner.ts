import type { Deps } from "../deps.ts";
import { insertToken } from "./queries.ts";
import { changeLearner } from "./change-learner.ts";
import { hashToken, newToken } from "./tokens.ts";

/** One more token for the same learner. */
export function moveLearner(deps: Deps, { learnerId }: { learnerId: string }): Promise<{ token: string }> {
  return changeLearner(deps, learnerId, async ({ db }) => {
    const token = newToken();
    await insertToken(db, { hash: hashToken(token), learnerId });
    return { token };
  });
}
