import type { Learner } from "@aulo/contract";
import { changeLearner } from "../learners/change-learner.ts";
import { getLearner } from "../learners/learner.ts";
import { deleteLearnerById } from "../learners/queries.ts";
import { findLearnerByToken } from "../learners/tokens.ts";
import { Refusal } from "../refusal.ts";
import { giveLearner, hasWork, lockAccount, selectOptionalLearnerByAccount } from "./queries.ts";
import type { AccountRow, Caller, HostedDeps } from "./session.ts";

/**
 * Gives the learner of this browser's cookie to the account, with everything they did. In one transaction, which locks first the learner
 * and then the account: of two claims at once, one is refused. The account's own learner is replaced only when it has no work; otherwise
 * nothing changes, and both stay.
 *
 * @throws Refusal `already-claimed` or `account-has-work`
 */
export async function claimLearner(
  deps: HostedDeps,
  { learnerToken, userAgent }: Caller,
  { id: accountId }: AccountRow,
): Promise<Learner> {
  const found =
    learnerToken === null ? null : await findLearnerByToken(deps, { token: learnerToken, client: userAgent });
  if (found === null) throw alreadyClaimed();
  const claimed = await changeLearner(deps, found.id, async ({ db }, learner) => {
    if (learner.accountId !== null) throw alreadyClaimed();
    if (!(await lockAccount(db, accountId))) throw new Refusal("no-session", "This account was deleted.");
    const own = await selectOptionalLearnerByAccount(db, accountId);
    if (own !== null) {
      if (await hasWork(db, own.id)) throw accountHasWork();
      await deleteLearnerById(db, own.id);
    }
    await giveLearner(db, { learnerId: learner.id, accountId });
    return { ...learner, accountId };
  });
  return getLearner(deps, claimed);
}

function alreadyClaimed(): Refusal {
  return new Refusal(
    "already-claimed",
    "This browser has no learner without an account: they were claimed already, or never began here.",
  );
}

function accountHasWork(): Refusal {
  return new Refusal(
    "account-has-work",
    "Your account has work of its own, so the work of this browser was not added to it. Nothing is lost: sign out, and this browser is the learner without an account again. There, Settings saves all of it in a file (GET /api/learner/export), which an account can import in place of its own work (POST /api/learner/import).",
  );
}
