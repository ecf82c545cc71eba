import { randomUUID } from "node:crypto";
import type { Experience, Learner, NewLearner } from "@aulo/contract";
import type { z } from "zod";
import { type Catalogue, titleOf } from "../catalogue/catalogue.ts";
import { joinWithAnd } from "../catalogue/join-with-and.ts";
import type { Deps } from "../deps.ts";
import { appendEvent, loadState } from "../log/state.ts";
import { changeLearner } from "./change-learner.ts";
import { deleteLearnerById, insertLearner, type LearnerRow, selectNews, updateNotice } from "./queries.ts";
import { makeToken } from "./tokens.ts";

/** Titles named in a notice; further concepts are only counted. */
const MOST_NAMED = 3;

/** Creates a learner and their first token, which authenticates requests. */
export async function createLearner(deps: Deps): Promise<z.infer<typeof NewLearner>> {
  const [id, createdAt] = [randomUUID(), new Date(deps.now())];
  const token = await deps.db.transaction().execute(async (db) => {
    await insertLearner(db, { id, createdAt, accountId: null });
    return makeToken(db, id);
  });
  return {
    learner: {
      id,
      createdAt: createdAt.toISOString(),
      placed: false,
      introduced: false,
      notice: null,
      role: "learner",
      inCohort: false,
    },
    token,
  };
}

export async function getLearner(deps: Deps, { id, createdAt, role }: LearnerRow): Promise<Learner> {
  const { state } = await loadState(deps, id);
  const { notice, inCohort } = await selectNews(deps.db, id);
  return {
    id,
    createdAt: createdAt.toISOString(),
    placed: state.placed,
    introduced: state.experience !== 0,
    notice: notice === null ? null : sayNotice(deps.catalogue, notice),
    role,
    inCohort,
  };
}

type Introduce = { learner: LearnerRow; experience: Experience };

/** Notes the learner's own words on their experience in the log; the last ones count. */
export async function introduce(deps: Deps, { learner, experience }: Introduce): Promise<Learner> {
  await changeLearner(deps, learner.id, async (tx) => {
    const event = { kind: "introduced" as const, id: randomUUID(), at: tx.now(), experience };
    const folded = await loadState(tx, learner.id);
    await appendEvent(tx, { learnerId: learner.id, folded, event });
  });
  return getLearner(deps, learner);
}

export function dismissNotice(deps: Deps, { learnerId }: { learnerId: string }): Promise<void> {
  return changeLearner(deps, learnerId, ({ db }) => updateNotice(db, learnerId, null));
}

/** Stops every run of the learner and deletes every row. */
export async function deleteLearner(deps: Deps, { learnerId }: { learnerId: string }): Promise<void> {
  await deps.runs.cancelAllOf(deps, learnerId);
  await changeLearner(deps, learnerId, ({ db }) => deleteLearnerById(db, learnerId));
}

function sayNotice(catalogue: Catalogue, concepts: readonly string[]): string {
  const named = concepts.slice(0, MOST_NAMED).map((id) => titleOf(catalogue, id));
  const more = concepts.length - named.length;
  const list = joinWithAnd(more === 0 ? named : [...named, `${more} more`]);
  return `Aulo has become stricter: “strong” takes code now. So ${list} ${concepts.length === 1 ? "is" : "are"} called “answered” until an exercise shows ${concepts.length === 1 ? "it" : "them"}. Nothing that you did is lost.`;
}
