import type { Learner } from "@aulo/contract";
import type { Deps } from "../deps.ts";
import type { LearnerRow } from "../store/learners.ts";
import { loadState } from "./learner-state.ts";

export async function getLearner(deps: Deps, { id, createdAt }: LearnerRow): Promise<Learner> {
  const { state } = await loadState(deps, id);
  return { id, createdAt: createdAt.toISOString(), placed: state.placed };
}
