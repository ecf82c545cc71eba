import type { Export } from "@aulo/contract";
import { exportCohorts } from "../cohorts/export-cohorts.ts";
import { toDispute } from "../corrections/dispute-answer.ts";
import { selectDisputesByLearner } from "../corrections/queries.ts";
import type { Deps } from "../deps.ts";
import { selectDraftsByLearner } from "../drafts/queries.ts";
import { listGoals } from "../goals/goal.ts";
import type { Entry } from "../log/entry.ts";
import { selectEntriesByLearner } from "../log/queries.ts";
import { checksumOf } from "./checksum.ts";

/** All data of a learner except the tokens and the audit log. */
export async function exportLearner(
  deps: Pick<Deps, "db" | "catalogue" | "now">,
  { learnerId }: { learnerId: string },
): Promise<Export> {
  const { db, catalogue, now } = deps;
  const drafts = await selectDraftsByLearner(db, learnerId);
  const parts = {
    format: "aulo-export" as const,
    formatVersion: 1 as const,
    track: { id: catalogue.track.id, version: catalogue.track.version },
    exportedAt: new Date(now()).toISOString(),
    goals: (await listGoals(deps, { learnerId })).goals,
    log: (await selectEntriesByLearner(db, learnerId)).map(toExported),
    drafts: drafts.map(({ revision: _, savedAt, ...draft }) => ({
      ...draft,
      savedAt: savedAt.toISOString(),
    })),
    disputes: (await selectDisputesByLearner(db, learnerId)).map(toDispute),
    cohorts: await exportCohorts(deps, { learnerId }),
  };
  return { ...parts, checksum: checksumOf(parts) };
}

function toExported({ sequence: _, event, check, why, note }: Entry) {
  return {
    id: event.id,
    at: new Date(event.at).toISOString(),
    kind: event.kind,
    event,
    check,
    why,
    note,
  };
}
