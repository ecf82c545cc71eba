import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { spawnServer } from "../../../packages/server/src/testing/child-server.ts";
import { createClient } from "../../../packages/server/src/testing/client.ts";
import type { Case } from "../case.ts";
import { begin, withSite } from "../serve.ts";

const LESSONS = 20;
/** The place of a change is noted at most this long after it. */
const NOTED_MS = 3_000;
const TOLD = /^The database in .* lost its last changes: .*\n$/;

/** The write-ahead log loses its end, as by a broken disk: the next start says so instead of going on with less. */
export const LOG_CUT: Case = {
  name: "a write-ahead log that was cut in its live part is noticed and told",
  isQuick: true,
  run: () =>
    withSite(async ({ environment, dataDir }) => {
      const wrong: string[] = [];
      const log = join(dataDir, "pg", "pg_wal");
      const copy = join(dataDir, "copy");
      const server = spawnServer(environment);
      const learner = await begin(await server.ready);
      await wait(NOTED_MS);
      cpSync(log, copy, { recursive: true });
      for (let count = 0; count < LESSONS; count += 1)
        await learner.call("finishLesson", { params: { conceptId: "values" } });
      await wait(NOTED_MS);
      await server.end("SIGKILL");
      rmSync(log, { recursive: true });
      cpSync(copy, log, { recursive: true });
      const again = spawnServer(environment);
      // It does not end by itself when it has noticed nothing.
      const isServing = await again.ready.then(() => true).catch(() => false);
      const { exitCode, stderr } = await again.end("SIGTERM");
      if (isServing || exitCode !== 1 || !TOLD.test(stderr))
        wrong.push(`the start ended with ${exitCode}: ${stderr}`);
      rmSync(join(dataDir, "last-change"));
      const left = spawnServer(environment);
      await createClient(await left.ready, learner.token).call("listLog");
      await left.end("SIGTERM");
      return wrong;
    }),
};
