import { endpoints, type Learner } from "@aulo/contract";
import { call } from "./call.ts";
import { hasStatus } from "./problem.ts";

/** The learner of this browser; created on the first visit. */
export async function openLearner(): Promise<Learner> {
  try {
    return await call(endpoints.getLearner, {});
  } catch (error) {
    if (!hasStatus(error, 401)) throw error;
    const { learner } = await call(endpoints.createLearner, {});
    return learner;
  }
}

/** The token after `#continue=` in a URL's hash, or null. */
export function tokenOf(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, "")).get("continue");
}

/** Signs this browser in as the learner who made the token. */
export function continueAs(token: string): Promise<Learner> {
  return call(endpoints.useToken, { token });
}
