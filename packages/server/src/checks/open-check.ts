import { randomUUID } from "node:crypto";
import { type Check, LIMITS, type Purpose } from "@aulo/contract";
import { titleOf } from "../catalogue/catalogue.ts";
import { ensureConceptIn } from "../catalogue/find-or-refuse.ts";
import type { Deps, TxDeps } from "../deps.ts";
import { selectDraftedExercises } from "../drafts/queries.ts";
import { loadActiveGoal, noteIfReached } from "../goals/goal.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { loadState } from "../log/state.ts";
import { snapshotOf } from "../path/changes.ts";
import { doesNotFit, Refusal } from "../refusal.ts";
import { toCheck } from "./check.ts";
import { closeCheck, newSeed, nextItem } from "./move-on.ts";
import { type CheckRow, insertCheck, selectOpenChecks, selectOptionalStart } from "./queries.ts";

const DAY_MS = 86_400_000;

type OpenCheck = { learnerId: string; purpose: Purpose; concept: string | null };

/**
 * Opens a check, or returns the one that is open for the same purpose and concept.
 *
 * @throws Refusal `does-not-fit` for a concept that is missing or unknown, `nothing-to-ask` when it has no items, `too-many-entries`
 */
export function openCheck(deps: Deps, input: OpenCheck): Promise<Check> {
  ensureFits(deps, input);
  return changeLearner(deps, input.learnerId, async (tx) => {
    const open = await selectOpenChecks(tx.db, input.learnerId);
    const resumed = open.find(
      ({ purpose, concept }) => purpose === input.purpose && concept === input.concept,
    );
    return toCheck(tx, input.learnerId, resumed ?? (await begin(tx, input)));
  });
}

function ensureFits({ catalogue }: Deps, { purpose, concept }: OpenCheck): void {
  if (purpose === "placement" && concept !== null)
    throw doesNotFit("body.concept", "a placement is not about one concept; leave it out.");
  if (purpose !== "placement" && concept === null)
    throw doesNotFit("body.concept", `a check of the purpose “${purpose}” is about one concept; name it.`);
  if (concept !== null) ensureConceptIn(catalogue, "body.concept", concept);
}

/** @throws Refusal `too-many-entries` */
async function ensureChecksLeft({ db, now }: TxDeps, learnerId: string): Promise<void> {
  const first = await selectOptionalStart(db, { learnerId, back: LIMITS.checksPerDay - 1 });
  if (first !== null && first.getTime() > now() - DAY_MS)
    throw new Refusal(
      "too-many-entries",
      `You opened ${LIMITS.checksPerDay} checks within 24 hours, which is the limit; go on tomorrow.`,
    );
}

async function begin(tx: TxDeps, { learnerId, purpose, concept }: OpenCheck): Promise<CheckRow> {
  const { catalogue, now } = tx;
  await ensureChecksLeft(tx, learnerId);
  const folded = await loadState(tx, learnerId);
  const goal = await loadActiveGoal(tx, learnerId);
  const drafts = await selectDraftedExercises(tx.db, learnerId);
  const check = { purpose, concept, answers: [], seed: newSeed() };
  const openItem = nextItem(tx, { state: folded.state, goal, check, drafts });
  if (openItem === null && purpose !== "placement")
    throw new Refusal(
      "nothing-to-ask",
      `There is no question on “${titleOf(catalogue, concept ?? "")}” left to ask today; go on with the next step, GET /api/step.`,
    );
  const row: CheckRow = {
    ...check,
    id: randomUUID(),
    state: "open",
    openItem,
    before: snapshotOf(catalogue, folded.state, now()),
    result: null,
    startedAt: new Date(now()),
  };
  await insertCheck(tx.db, learnerId, row);
  if (openItem !== null) return row;
  // No item would tell anything new, so the placement is over before its first item.
  const { check: closed } = await closeCheck(tx, { learnerId, check: row, folded });
  if (closed.result?.reachedGoal) await noteIfReached(tx, learnerId);
  return closed;
}
