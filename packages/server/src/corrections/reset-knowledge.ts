import { randomUUID } from "node:crypto";
import type { LogEntry } from "@aulo/contract";
import { ensureConceptIn } from "../catalogue/find-or-refuse.ts";
import { selectOpenChecks, updateCheck } from "../checks/queries.ts";
import type { Deps } from "../deps.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { NO_CONTEXT } from "../log/entry.ts";
import { toLogEntry } from "../log/log-entry.ts";
import { appendEvent, loadState } from "../log/state.ts";

type Reset = { learnerId: string; concept: string | null };

/**
 * Resets the beliefs on one concept, or on all. The log, the goals and the drafts stay. Open checks on the concept end.
 *
 * @throws Refusal `does-not-fit` for an unknown concept
 */
export async function resetKnowledge(deps: Deps, { learnerId, concept }: Reset): Promise<LogEntry> {
  if (concept !== null) ensureConceptIn(deps.catalogue, "body.concept", concept);
  return changeLearner(deps, learnerId, async (tx) => {
    const folded = await loadState(tx, learnerId);
    const event = { kind: "reset" as const, id: randomUUID(), at: tx.now(), concept };
    const { sequence } = await appendEvent(tx, { learnerId, folded, event });
    for (const check of await selectOpenChecks(tx.db, learnerId))
      if (concept === null || check.concept === concept)
        await updateCheck(tx.db, learnerId, { ...check, state: "ended", openItem: null });
    return toLogEntry({ ...NO_CONTEXT, sequence, event }, false);
  });
}
