import type { Deps } from "../deps.ts";
import { type LearnerRow, selectOptionalLearnerByToken } from "./queries.ts";
import { hashToken } from "./tokens.ts";

/** The learner whose token it is; null when nobody has it. */
export function findLearnerByToken({ db }: Deps, token: string): Promise<LearnerRow | null> {
  return selectOptionalLearnerByToken(db, hashToken(token));
}
