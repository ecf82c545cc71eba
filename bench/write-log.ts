import { randomUUID } from "node:crypto";
import type { LogEvent } from "@aulo/engine";
import type { Catalogue } from "../packages/server/src/catalogue/catalogue.ts";
import type { Db } from "../packages/server/src/db/tables.ts";
import { NO_CONTEXT } from "../packages/server/src/log/entry.ts";
import { insertEntries } from "../packages/server/src/log/queries.ts";
import { foldEntries, saveState } from "../packages/server/src/log/state.ts";
import { makeLog } from "./engine/make-log.ts";

const FROM = Date.UTC(2025, 0, 1);
const PER_CHECK = 5;

type Reading = { db: Db; catalogue: Catalogue };

/** Writes the log of `makeLog` with its state and the checks of its answers. */
export async function writeLog(
  { db, catalogue }: Reading,
  learnerId: string,
  { answers, seed }: { answers: number; seed: number },
): Promise<void> {
  const events = makeLog(catalogue.graph, answers, seed).map((event): LogEvent => {
    return { ...event, id: randomUUID(), at: FROM + event.at };
  });
  const checks = Array.from({ length: Math.ceil(events.length / PER_CHECK) }, () => randomUUID());
  const entries = events.map((event, index) => ({
    ...NO_CONTEXT,
    event,
    sequence: index + 1,
    check: event.kind === "answered" ? (checks[Math.floor(index / PER_CHECK)] ?? null) : null,
  }));
  await insertEntries(db, learnerId, entries);
  for (const id of checks) {
    const own = entries.filter(({ check }) => check === id);
    const given = own.flatMap(({ event }) =>
      event.kind === "answered"
        ? [
            {
              item: event.item,
              concept: event.concept,
              result: event.result,
              onlyMeasures: false,
              entry: event.id,
            },
          ]
        : [],
    );
    await db
      .insertInto("checks")
      .values({
        id,
        learner_id: learnerId,
        purpose: "step",
        concept: given[0]?.concept ?? null,
        state: "passed",
        seed: 1,
        open_item: "null",
        answers: JSON.stringify(given),
        before: "{}",
        started_at: new Date(own[0]?.event.at ?? FROM),
      })
      .execute();
  }
  const state = foldEntries(catalogue, entries);
  await saveState({ db, catalogue }, learnerId, { state, sequence: entries.length });
}
