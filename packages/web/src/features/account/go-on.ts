import { type Account, endpoints } from "@aulo/contract";
import { call } from "../../api/call.ts";
import { forgetLastLearner } from "../../api/learner.ts";
import { ApiProblem } from "../../api/problem.ts";
import { paths } from "../../paths.ts";

/**
 * Goes on to the next step after signing in. What somebody did in this browser before, without an account, comes along; when the account
 * has work of its own, both stay, and the page of the account says so.
 */
export async function goOn({ claimable }: Account): Promise<void> {
  forgetLastLearner();
  const hasOtherWork = claimable && !(await claims());
  window.location.assign(hasOtherWork ? paths.account() : paths.home());
}

async function claims(): Promise<boolean> {
  try {
    await call(endpoints.claimLearner, { namesNobody: true });
    return true;
  } catch (error) {
    if (error instanceof ApiProblem) return false;
    throw error;
  }
}
