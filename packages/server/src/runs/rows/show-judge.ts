import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import { repeat } from "../../db/repeat.ts";
import type { Db } from "../../db/tables.ts";
import { keptBy, type PreparingRunner } from "../runs.ts";
import { deleteJudge, upsertJudge } from "./queries.ts";

const PAUSE_MS = 5_000;

type Needs = { db: Db; log: Logger; runner: PreparingRunner; lanes: number };

/** Shows the other nodes that this one runs code, and how strongly its sandboxes contain it. */
export async function showJudge({ db, log, runner, lanes }: Needs): Promise<{ stop: () => Promise<void> }> {
  const id = randomUUID();
  const show = () => upsertJudge(db, id, { tier: runner.tier, lanes, kept: keptBy(runner) });
  await show();
  const shown = repeat(PAUSE_MS, () =>
    show().catch((error: unknown) =>
      log.warn({ err: error }, "the other nodes could not be shown this judge"),
    ),
  );
  return {
    stop: async () => {
      await shown.stop();
      await deleteJudge(db, id).catch(() => {});
    },
  };
}
