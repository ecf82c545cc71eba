import { randomUUID } from "node:crypto";
import type { Learner, NewLearner } from "@aulo/contract";
import type { z } from "zod";
import type { Deps } from "../deps.ts";
import { loadState } from "../log/state.ts";
import { changeLearner } from "./change-learner.ts";
import { deleteLearnerById, insertLearner, insertToken, type LearnerRow } from "./queries.ts";
import { hashToken, newToken } from "./tokens.ts";

/** Creates a learner and their first token, which authenticates requests. */
export async function createLearner(deps: Deps): Promise<z.infer<typeof NewLearner>> {
  const [id, token, createdAt] = [randomUUID(), newToken(), new Date(deps.now())];
  await deps.db.transaction().execute(async (db) => {
    await insertLearner(db, { id, createdAt });
    await insertToken(db, { hash: hashToken(token), learnerId: id });
  });
  return { learner: { id, createdAt: createdAt.toISOString(), placed: false }, token };
}

export async function getLearner(deps: Deps, { id, createdAt }: LearnerRow): Promise<Learner> {
  const { state } = await loadState(deps, id);
  return { id, createdAt: createdAt.toISOString(), placed: state.placed };
}

/** Deletes every row of the learner and stops every run. */
export async function deleteLearner(deps: Deps, { learnerId }: { learnerId: string }): Promise<void> {
  await changeLearner(deps, learnerId, ({ db }) => deleteLearnerById(db, learnerId));
  deps.runs.cancelAllOf(learnerId);
}
