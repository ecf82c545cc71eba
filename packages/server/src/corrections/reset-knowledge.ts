import { randomUUID } from "node:crypto";
import type { LogEntry } from "@aulo/contract";
import type { Deps } from "../deps.ts";
import { misfit } from "../refusal.ts";
import { selectOpenChecks, updateCheck } from "../checks/queries.ts";
import { EMPTY_MARGIN } from "../log/entry.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { appendEvent, loadState } from "../log/state.ts";
import { toLogEntry } from "../log/to-log-entry.ts";

type Reset = { learnerId: string; concept: string | null };

/**
 * Forgets what is known of one concept, or of all. The log, the goals and the drafts stay; open checks on it end.
 *
 * @throws Refusal `does-not-fit` for an unknown concept
 */
export async function resetKnowledge(deps: Deps, { learnerId, concept }: Reset): Promise<LogEntry> {
  if (concept !== null && !deps.catalogue.summaries.has(concept))
    throw misfit("body.concept", `the track has no concept “${concept}”; GET /api/track lists them.`);
  return changeLearner(deps, learnerId, async (inside) => {
    const held = await loadState(inside, learnerId);
    const event = { kind: "reset" as const, id: randomUUID(), at: inside.now(), concept };
    const { sequence } = await appendEvent(inside, { learnerId, held, event });
    for (const check of await selectOpenChecks(inside.db, learnerId))
      if (concept === null || check.concept === concept)
        await updateCheck(inside.db, learnerId, { ...check, state: "ended", openItem: null });
    return toLogEntry({ ...EMPTY_MARGIN, sequence, event }, false);
  });
}
