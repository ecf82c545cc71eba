import { randomUUID } from "node:crypto";
import { checkVerdict } from "@aulo/engine";
import type { TxDeps } from "../deps.ts";
import { loadActiveGoal } from "../goals/goal.ts";
import { appendEvent, type FoldedState } from "../log/state.ts";
import { type CheckRow, updateCheck } from "./queries.ts";

type Closed = { check: CheckRow; folded: FoldedState };

/**
 * Closes an open check with the engine's verdict on its answers, or as `ended` when there is no verdict yet. The log notes the end of a placement.
 *
 * @param folded the state after the last answer of the check
 */
export async function closeCheck(
  tx: TxDeps,
  { learnerId, check, folded }: Closed & { learnerId: string },
): Promise<Closed> {
  const { purpose, concept, answers } = check;
  const goal = await loadActiveGoal(tx, learnerId);
  const verdict = checkVerdict(tx.catalogue.graph, folded.state, goal, { purpose, concept, answers });
  const closed: CheckRow = { ...check, openItem: null, state: verdict === "goes-on" ? "ended" : verdict };
  await updateCheck(tx.db, learnerId, closed);
  if (purpose !== "placement") return { check: closed, folded };
  const event = { kind: "placement-ended" as const, id: randomUUID(), at: tx.now() };
  const context = { check: check.id };
  return { check: closed, folded: await appendEvent(tx, { learnerId, folded, event, context }) };
}
