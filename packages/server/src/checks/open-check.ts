import { randomUUID } from "node:crypto";
import type { Check, Purpose } from "@aulo/contract";
import type { Deps, InTransaction } from "../deps.ts";
import { misfit, Refusal } from "../refusal.ts";
import { type CheckRow, insertCheck, selectOpenChecks } from "./queries.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { endPlacement } from "./end-placement.ts";
import { loadActiveGoal } from "../goals/goal.ts";
import { loadState } from "../log/state.ts";
import { newSeed, nextItem } from "./next-item.ts";
import { snapshotOf } from "../path/snapshot.ts";
import { toCheck } from "./to-check.ts";

type OpenCheck = { learnerId: string; purpose: Purpose; concept: string | null };

/**
 * Opens a check, or gives the one that is open for the same purpose and concept.
 *
 * @throws Refusal `does-not-fit` for a concept that is missing or unknown, `nothing-to-ask` when it has no items
 */
export function openCheck(deps: Deps, input: OpenCheck): Promise<Check> {
  ensureFits(deps, input);
  return changeLearner(deps, input.learnerId, async (inside) => {
    const open = await selectOpenChecks(inside.db, input.learnerId);
    const resumed = open.find(
      ({ purpose, concept }) => purpose === input.purpose && concept === input.concept,
    );
    return toCheck(inside, input.learnerId, resumed ?? (await begin(inside, input)));
  });
}

function ensureFits({ catalogue }: Deps, { purpose, concept }: OpenCheck): void {
  if (purpose === "placement" && concept !== null)
    throw misfit("body.concept", "a placement is not about one concept; leave it out.");
  if (purpose !== "placement" && concept === null)
    throw misfit("body.concept", `a check of the purpose “${purpose}” is about one concept; name it.`);
  if (concept !== null && !catalogue.summaries.has(concept))
    throw misfit("body.concept", `the track has no concept “${concept}”; GET /api/track lists them.`);
}

async function begin(inside: InTransaction, { learnerId, purpose, concept }: OpenCheck): Promise<CheckRow> {
  const { catalogue, now } = inside;
  const held = await loadState(inside, learnerId);
  const goal = await loadActiveGoal(inside, learnerId);
  const check = { purpose, concept, answers: [], seed: newSeed() };
  const openItem = nextItem(catalogue, { state: held.state, goal, check });
  if (openItem === null && purpose !== "placement")
    throw new Refusal("nothing-to-ask", `The track has no item on “${concept}” to ask.`);
  const row: CheckRow = {
    ...check,
    id: randomUUID(),
    state: openItem === null ? "ended" : "open",
    openItem,
    before: snapshotOf(catalogue, held.state, now()),
    startedAt: new Date(now()),
  };
  // All is decided already, so the placement is over before it asked anything.
  if (openItem === null) await endPlacement(inside, { learnerId, held, checkId: row.id });
  await insertCheck(inside.db, learnerId, row);
  return row;
}
