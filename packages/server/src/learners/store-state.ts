/**
 * Stores states from time to time, after a change and apart from it: the state of a long log has megabytes, and an answer writes only its
 * own few kilobytes. When a store is lost by a crash, the log still has everything.
 */

import { packState } from "../db/pack-state.ts";
import type { Deps } from "../deps.ts";
import { selectLogHead } from "../log/queries.ts";
import { findKeptState, type LoadedState, loadState, savePackedState } from "../log/state.ts";
import { lockOptionalLearner } from "./queries.ts";
import { takeTurn } from "./take-turn.ts";

/** Fewer new entries than this are folded quickly. */
const FEW_ENTRIES = 100;
/** A state grows with its log, so it is stored each time that the log has grown by this share. */
const GROWN_BY = 1 / 25;

/** Learners whose state is being stored, each with the end of that. */
const underWay = new Map<string, Promise<void>>();

/** Stores the learner's state if enough entries came since it was stored last. It does not keep the caller waiting. */
export function storeStateLater(deps: Deps, learnerId: string): void {
  const kept = findKeptState(deps.catalogue, learnerId);
  if (kept === null || !isDue(kept) || underWay.has(learnerId)) return;
  const stored = store(deps, learnerId)
    .catch((error: unknown) => deps.log.warn({ err: error }, "a state could not be stored"))
    .finally(() => underWay.delete(learnerId));
  underWay.set(learnerId, stored);
}

/** Resolves when no state is being stored. */
export async function statesAreStored(): Promise<void> {
  await Promise.all(underWay.values());
}

function isDue({ sequence, stored }: LoadedState): boolean {
  return sequence - stored >= Math.max(FEW_ENTRIES, sequence * GROWN_BY);
}

async function store(deps: Deps, learnerId: string): Promise<void> {
  const loaded = await loadState(deps, learnerId);
  const { sequence } = loaded;
  // Before the transaction, which other requests wait for.
  const packed = await packState(loaded.state);
  const save = () =>
    deps.db.transaction().execute(async (db) => {
      if ((await lockOptionalLearner(db, learnerId)) === null) return;
      const { insertedBy, voids, last } = await selectLogHead(db, learnerId);
      const isSameLog = insertedBy === loaded.insertedBy && voids === loaded.voids && last >= sequence;
      if (isSameLog) await savePackedState({ ...deps, db }, learnerId, { packed, sequence });
    });
  await takeTurn(learnerId, save, { mustRun: true });
}
