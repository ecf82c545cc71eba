import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ChildServer, spawnServer } from "../../packages/server/src/testing/child-server.ts";
import { type Client, createClient, Refused } from "../../packages/server/src/testing/client.ts";
import { writeSmallTrack } from "../../packages/server/src/testing/small-track.ts";

/** A folder with the small track, a page and room for data. */
export type Site = {
  dataDir: string;
  environment: Record<string, string>;
  remove: () => Promise<void>;
};

export async function makeSite(): Promise<Site> {
  const trackDir = await writeSmallTrack();
  const folder = await mkdtemp(join(tmpdir(), "aulo-hostile-"));
  const [dataDir, webDir] = [join(folder, "data"), join(folder, "web")];
  await mkdir(join(webDir, "assets"), { recursive: true });
  await writeFile(join(webDir, "index.html"), "<!doctype html><title>Aulo</title>");
  return {
    dataDir,
    environment: {
      AULO_DATA_DIR: dataDir,
      AULO_TRACK_DIR: trackDir,
      AULO_WEB_DIR: webDir,
      AULO_LEARNERS_PER_MINUTE: "1000000",
      LOG_LEVEL: "error",
    },
    remove: async () => {
      await rm(folder, { recursive: true, force: true });
      await rm(trackDir, { recursive: true, force: true });
    },
  };
}

export type Serving = { base: string; server: ChildServer };

/** Starts a server for the work and stops it afterwards. */
export async function withServer<T>(
  environment: Record<string, string>,
  work: (serving: Serving) => Promise<T>,
): Promise<T> {
  const server = spawnServer(environment);
  try {
    return await work({ base: await server.ready, server });
  } finally {
    await server.end("SIGTERM");
  }
}

export async function withSite<T>(work: (site: Site) => Promise<T>): Promise<T> {
  const site = await makeSite();
  try {
    return await work(site);
  } finally {
    await site.remove();
  }
}

export async function begin(base: string): Promise<Client> {
  return createClient(base, (await createClient(base, "").call("createLearner")).token);
}

/** An honest refusal of a request that may be tried again after the pause: 429 or 503 with `Retry-After`. Null for any other error. */
export function laterOf(error: unknown): { status: number; pauseMs: number } | null {
  if (!(error instanceof Refused) || error.retryAfterMs === null) return null;
  const { status } = error.problem;
  return status === 429 || status === 503 ? { status, pauseMs: error.retryAfterMs } : null;
}

/** Answers the open item of a check, until it is acknowledged: a retry under the same key counts once. Returns the id of the entry. */
export async function answerUntilAcknowledged(
  learner: Client,
  retry: (error: unknown) => Promise<void>,
): Promise<string> {
  const key = crypto.randomUUID();
  const check = await untilDone(() => learner.call("openCheck", { body: { purpose: "placement" } }), retry);
  const item = check.item?.id ?? "";
  const body = { item, answer: { kind: "dont-know" as const } };
  const sent = { params: { checkId: check.id }, body, key };
  return (await untilDone(() => learner.call("answer", sent), retry)).attempt.id;
}

/** Ids of the entries that are missing from the learner's log, or stand in it more than once. */
export async function lostOf(learner: Client, acknowledged: readonly string[]): Promise<string[]> {
  const { entries } = await learner.call("listLog", { query: { limit: "200" } });
  const ids = entries.map(({ id }) => id);
  return acknowledged.flatMap((id) => {
    const count = ids.filter((each) => each === id).length;
    return count === 1 ? [] : [`the acknowledged entry ${id} stands ${count} times in the log`];
  });
}

/** Does the work until it is not refused. */
export async function untilDone<T>(
  work: () => Promise<T>,
  retry: (error: unknown) => Promise<void>,
): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      await retry(error);
    }
  }
}
