import { isDeepStrictEqual } from "node:util";
import { ENGINE_VERSION } from "@aulo/engine";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Db } from "../db/tables.ts";
import { selectEntriesByLearner, selectOptionalState } from "../log/queries.ts";
import { foldEntries, saveState } from "../log/state.ts";
import { lockOptionalLearner, selectLearnerIds } from "./queries.ts";

/** Result for one learner. The stored state was right (`same`), missing (`none`), of another engine or track (`stale`), or wrong (`differs`). */
export type Replayed = { learnerId: string; entries: number; found: "same" | "none" | "stale" | "differs" };

/** Folds every learner's log anew and stores the result. */
export async function* replayStates({
  db,
  catalogue,
}: {
  db: Db;
  catalogue: Catalogue;
}): AsyncGenerator<Replayed> {
  for (const learnerId of await selectLearnerIds(db)) {
    const replayed = await db.transaction().execute(async (tx): Promise<Replayed | null> => {
      if ((await lockOptionalLearner(tx, learnerId)) === null) return null;
      const stored = await selectOptionalState(tx, learnerId);
      const entries = await selectEntriesByLearner(tx, learnerId);
      const folded = { state: foldEntries(catalogue, entries), sequence: entries.at(-1)?.sequence ?? 0 };
      await saveState({ db: tx, catalogue }, learnerId, folded);
      const isStale =
        stored !== null &&
        (stored.engineVersion !== ENGINE_VERSION || stored.graphHash !== catalogue.graphHash);
      // A long state is stored from time to time only, so it may lack the last entries.
      const upToStored = entries.filter(({ sequence }) => sequence <= (stored?.sequence ?? 0));
      const isSame =
        (stored?.sequence ?? 0) <= folded.sequence &&
        isDeepStrictEqual(stored?.state, toPlain(foldEntries(catalogue, upToStored)));
      const found = stored === null ? "none" : isStale ? "stale" : isSame ? "same" : "differs";
      return { learnerId, entries: folded.sequence, found };
    });
    if (replayed !== null) yield replayed;
  }
}

/** The value after a round trip through JSON, as the database stores it. */
function toPlain(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}
