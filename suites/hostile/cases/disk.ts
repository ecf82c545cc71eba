import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { spawnServer } from "../../../packages/server/src/testing/child-server.ts";
import { type Client, createClient, Refused } from "../../../packages/server/src/testing/client.ts";
import type { Case } from "../case.ts";
import { startPostgresIn } from "../own-postgres.ts";
import { begin, laterOf, makeSite } from "../serve.ts";
import { mountSmallDisk } from "../small-disk.ts";

const MEGABYTES = 128;
const MOST_SAVES = 400;
const REFUSALS_IN_A_ROW = 8;
const FILE_BYTES = 60_000;
const PAUSE_MS = 500;
const MOST_WAIT_MS = 60_000;

type Draft = { files: Record<string, string>; revision: number };

/** The disk of the embedded database is full: told as 503; with room again it goes on, and nothing acknowledged is lost. */
export const FULL_DISK: Case = {
  name: "a full disk below the embedded database",
  isQuick: false,
  run: async () => {
    const disk = mountSmallDisk(MEGABYTES);
    const site = await makeSite();
    const environment = { ...site.environment, AULO_DATA_DIR: disk.folder };
    const server = spawnServer(environment);
    try {
      const wrong: string[] = [];
      const learner = await begin(await server.ready);
      const first = await saveDraft(learner, 0);
      disk.fill();
      const last = await saveUntilFull(learner, first, wrong);
      disk.free();
      if (!(await untilSaved(learner, wrong))) wrong.push("with room again, the server does not go on");
      await server.end("SIGKILL");
      const again = spawnServer(environment);
      await ensureKept(createClient(await again.ready, learner.token), last, wrong);
      await again.end("SIGTERM");
      return wrong;
    } finally {
      await server.end("SIGKILL");
      await site.remove();
      disk.remove();
    }
  },
};

/** A full disk below a PostgreSQL server, which may end itself when its write-ahead log cannot grow. */
export const FULL_DISK_OF_POSTGRES: Case = {
  name: "a full disk below a PostgreSQL server",
  isQuick: false,
  run: async () => {
    const disk = mountSmallDisk(MEGABYTES);
    const site = await makeSite();
    const postgres = await startPostgresIn(disk.folder, ["max_wal_size=8MB", "min_wal_size=2MB"]);
    const server = spawnServer({ ...site.environment, DATABASE_URL: postgres.url });
    try {
      const wrong: string[] = [];
      const learner = await begin(await server.ready);
      const first = await saveDraft(learner, 0);
      disk.fill();
      const last = await saveUntilFull(learner, first, wrong);
      disk.free();
      await postgres.start().catch(() => {});
      if (!(await untilSaved(learner, wrong))) wrong.push("with room again, the server does not go on");
      else await ensureKept(learner, last, wrong);
      return wrong;
    } finally {
      await server.end("SIGKILL");
      await postgres.remove();
      await site.remove();
      disk.remove();
    }
  },
};

/** Saves a random draft: a repeated one would be stored compressed, and fit on a full disk. */
async function saveDraft(learner: Client, before: number): Promise<Draft> {
  const files = { "double.js": randomBytes(FILE_BYTES).toString("base64") };
  const { revision } = await learner.call("saveDraft", {
    params: { concept: "functions", exercise: "double" },
    body: { files, revision: before },
  });
  return { files, revision };
}

/** Saves drafts until the server refuses several in a row. Returns the last acknowledged one. */
async function saveUntilFull(learner: Client, first: Draft, wrong: string[]): Promise<Draft> {
  let last = first;
  let refused = 0;
  for (let count = 0; count < MOST_SAVES && refused < REFUSALS_IN_A_ROW; count += 1) {
    try {
      last = await saveDraft(learner, last.revision);
      refused = 0;
    } catch (error) {
      refused += 1;
      const isHonest = laterOf(error)?.status === 503;
      // A draft whose refusal says that nothing is known may have been saved, so its successor is refused too.
      const isChanged = error instanceof Refused && error.problem.draft !== undefined;
      if (isChanged && error instanceof Refused) {
        const { files, revision } = error.problem.draft ?? last;
        last = { files, revision };
      } else if (!isHonest) wrong.push(`on a full disk: ${String(error)}`);
      await wait(PAUSE_MS / 5);
    }
  }
  if (refused < REFUSALS_IN_A_ROW) wrong.push("the disk was never full");
  return last;
}

/** Whether the draft that the server has is the last acknowledged one, or a later one. */
async function ensureKept(learner: Client, { files, revision }: Draft, wrong: string[]): Promise<void> {
  const { drafts } = await learner.call("exportLearner");
  const kept = drafts.find(({ exercise }) => exercise === "functions/double");
  const saved = await learner
    .call("saveDraft", { params: { concept: "functions", exercise: "double" }, body: { files, revision } })
    .catch((error: unknown) => (error instanceof Refused ? (error.problem.draft ?? null) : null));
  if (kept === undefined || saved === null || saved.revision < revision)
    wrong.push(`the acknowledged draft ${revision} is gone; the server has ${saved?.revision ?? "none"}`);
}

async function untilSaved(learner: Client, wrong: string[]): Promise<boolean> {
  const until = performance.now() + MOST_WAIT_MS;
  while (performance.now() < until) {
    try {
      await learner.call("finishLesson", { params: { conceptId: "values" }, key: "after" });
      return true;
    } catch (error) {
      if (laterOf(error)?.status !== 503) {
        wrong.push(`with room again: ${String(error)}`);
        return false;
      }
      await wait(PAUSE_MS);
    }
  }
  return false;
}
