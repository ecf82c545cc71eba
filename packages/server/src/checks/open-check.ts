import { randomUUID } from "node:crypto";
import type { Check, Purpose } from "@aulo/contract";
import { titleOf } from "../catalogue/catalogue.ts";
import { ensureConceptIn } from "../catalogue/find-or-refuse.ts";
import type { Deps, TxDeps } from "../deps.ts";
import { loadActiveGoal } from "../goals/goal.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { loadState } from "../log/state.ts";
import { snapshotOf } from "../path/changes.ts";
import { doesNotFit, Refusal } from "../refusal.ts";
import { toCheck } from "./check.ts";
import { closeCheck, newSeed, nextItem } from "./move-on.ts";
import { type CheckRow, insertCheck, selectOpenChecks } from "./queries.ts";

type OpenCheck = { learnerId: string; purpose: Purpose; concept: string | null };

/**
 * Opens a check, or returns the one that is open for the same purpose and concept.
 *
 * @throws Refusal `does-not-fit` for a concept that is missing or unknown, `nothing-to-ask` when it has no items
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

async function begin(tx: TxDeps, { learnerId, purpose, concept }: OpenCheck): Promise<CheckRow> {
  const { catalogue, now } = tx;
  const folded = await loadState(tx, learnerId);
  const goal = await loadActiveGoal(tx, learnerId);
  const check = { purpose, concept, answers: [], seed: newSeed() };
  const openItem = nextItem(tx, { state: folded.state, goal, check });
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
    startedAt: new Date(now()),
  };
  await insertCheck(tx.db, learnerId, row);
  if (openItem !== null) return row;
  // No item would tell anything new, so the placement is over before its first item.
  return (await closeCheck(tx, { learnerId, check: row, folded })).check;
}
