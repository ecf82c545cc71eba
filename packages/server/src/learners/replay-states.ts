import { isDeepStrictEqual } from "node:util";
import { ENGINE_VERSION } from "@aulo/engine";
import type { Kysely } from "kysely";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Database } from "../db/tables.ts";
import { lockOptionalLearner, selectLearnerIds } from "./queries.ts";
import { selectOptionalState } from "../log/states.ts";
import { replayState, saveState } from "../log/state.ts";

/** What a replay found of one learner: `differs` means that the stored state was wrong, `stale` that it was of another engine or track. */
export type Replayed = { learnerId: string; entries: number; found: "same" | "none" | "stale" | "differs" };

/** Folds every learner's log anew and stores the result. */
export async function* replayStates({
  db,
  catalogue,
}: {
  db: Kysely<Database>;
  catalogue: Catalogue;
}): AsyncGenerator<Replayed> {
  for (const learnerId of await selectLearnerIds(db)) {
    const replayed = await db.transaction().execute(async (inside): Promise<Replayed | null> => {
      if ((await lockOptionalLearner(inside, learnerId)) === null) return null;
      const stored = await selectOptionalState(inside, learnerId);
      const held = await replayState({ db: inside, catalogue }, learnerId);
      await saveState({ db: inside, catalogue }, learnerId, held);
      const isStale =
        stored !== null && (stored.engineVersion !== ENGINE_VERSION || stored.graph !== catalogue.graphPrint);
      const isSame =
        stored?.sequence === held.sequence && isDeepStrictEqual(stored.state, toPlain(held.state));
      const found = stored === null ? "none" : isStale ? "stale" : isSame ? "same" : "differs";
      return { learnerId, entries: held.sequence, found };
    });
    if (replayed !== null) yield replayed;
  }
}

/** As it is after a way through JSON. */
function toPlain(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}
