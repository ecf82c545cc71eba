import type { Deps } from "../deps.ts";
import { type LearnerRow, selectOptionalLearnerByToken } from "../store/learners.ts";
import { hashToken } from "./tokens.ts";

/** The learner whose token it is; null when nobody has it. */
export const findLearnerByToken = ({ db }: Deps, token: string): Promise<LearnerRow | null> =>
  selectOptionalLearnerByToken(db, hashToken(token));
