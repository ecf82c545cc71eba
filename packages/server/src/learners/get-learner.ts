import type { Learner } from "@aulo/contract";
import type { Deps } from "../deps.ts";
import type { LearnerRow } from "./queries.ts";
import { loadState } from "../log/state.ts";

export async function getLearner(deps: Deps, { id, createdAt }: LearnerRow): Promise<Learner> {
  const { state } = await loadState(deps, id);
  return { id, createdAt: createdAt.toISOString(), placed: state.placed };
}
