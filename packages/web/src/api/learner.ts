import { endpoints, type Learner } from "@aulo/contract";
import { call } from "./call.ts";
import { hasStatus } from "./problem.ts";

/** The learner of this browser; begins as a new one when there is none yet. */
export async function openLearner(): Promise<Learner> {
  try {
    return await call(endpoints.getLearner, {});
  } catch (error) {
    if (!hasStatus(error, 401)) throw error;
    const { learner } = await call(endpoints.createLearner, {});
    return learner;
  }
}

/** The token behind `#continue=`, or null. */
export function tokenOf(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, "")).get("continue");
}

/** Makes this browser the learner's who made the token. */
export function continueAs(token: string): Promise<Learner> {
  return call(endpoints.useToken, { token });
}
