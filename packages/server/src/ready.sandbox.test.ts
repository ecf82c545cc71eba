import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { spawnServer } from "./testing/child-server.ts";
import { createClient } from "./testing/client.ts";
import { freePort } from "./testing/free-port.ts";
import { writeSmallTrack } from "./testing/small-track.ts";

const POLL_MS = 20;
/** The sandbox's files are prepared anew. */
const TIMEOUT_MS = 300_000;

test("whoever sees /readyz say yes for the first time can run code, also before anything was prepared", {
  timeout: TIMEOUT_MS,
}, async () => {
  const trackDir = await writeSmallTrack();
  const folder = await mkdtemp(join(tmpdir(), "aulo-ready-"));
  const port = await freePort();
  const server = spawnServer({
    PORT: String(port),
    AULO_DATA_DIR: join(folder, "data"),
    AULO_CACHE_DIR: join(folder, "cache"),
    AULO_TRACK_DIR: trackDir,
  });
  const base = `http://127.0.0.1:${port}`;
  while (!(await isReady(base))) await wait(POLL_MS);
  const { token } = await createClient(base, "").call("createLearner");
  const learner = createClient(base, token);
  const files = { "double.js": "console.log(21 * 2);\nexport const double = (n) => n * 2;\n" };
  const { id } = await learner.call("startRun", { body: { kind: "try", item: "functions/double", files } });
  const last = (await learner.follow(id)).at(-1);
  await server.end("SIGTERM");
  await rm(folder, { recursive: true });
  await rm(trackDir, { recursive: true });
  expect(last).toMatchObject({ kind: "ended", run: { outcome: { kind: "finished", stdout: "42\n" } } });
});

async function isReady(base: string): Promise<boolean> {
  return fetch(`${base}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );
}
