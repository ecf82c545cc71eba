import { isDeepStrictEqual } from "node:util";
import { ENGINE_VERSION } from "@aulo/engine";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Db } from "../db/tables.ts";
import { selectOptionalState } from "../log/queries.ts";
import { replayState, saveState } from "../log/state.ts";
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
      const folded = await replayState({ db: tx, catalogue }, learnerId);
      await saveState({ db: tx, catalogue }, learnerId, folded);
      const isStale =
        stored !== null &&
        (stored.engineVersion !== ENGINE_VERSION || stored.graphHash !== catalogue.graphHash);
      const isSame =
        stored?.sequence === folded.sequence && isDeepStrictEqual(stored.state, toPlain(folded.state));
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
