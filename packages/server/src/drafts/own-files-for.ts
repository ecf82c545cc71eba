import type { Files } from "@aulo/contract";
import { hasPassed } from "@aulo/engine";
import type { ItemEntry } from "@aulo/grading";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Db } from "../db/tables.ts";
import { loadState } from "../log/state.ts";
import { selectOptionalDraft } from "./queries.ts";

/**
 * The learner's own code that a milestone begins with: the draft of the milestone before, if that was passed. Null for the first milestone, for who
 * begins here, and for every other item.
 */
export async function ownFilesFor(
  reading: { db: Db; catalogue: Catalogue },
  learnerId: string,
  entry: ItemEntry,
): Promise<Files | null> {
  if (entry.kind !== "exercise" || entry.project === null || entry.exercise.milestone === null) return null;
  const before = entry.project.milestones[entry.exercise.milestone.position - 2];
  if (before === undefined) return null;
  const { state } = await loadState(reading, learnerId);
  if (!hasPassed(state, before)) return null;
  const draft = await selectOptionalDraft(reading.db, { learnerId, exercise: before.id });
  return draft?.files ?? null;
}
