import { monitorEventLoopDelay } from "node:perf_hooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Client } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { writeLongLog } from "../testing/long-log.ts";
import { REAL_TRACK } from "../testing/real-track.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

const ANSWERS = 6_000;
/** Longest pause of the server, as a part of the time that the read takes. */
const MOST_PAUSE = 1 / 4;
const NS_PER_MS = 1e6;

onEachDatabase("The first read of a long log", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open(), { trackDir: REAL_TRACK });
  });
  afterAll(() => server.stop());

  const beginWithLongLog = async (): Promise<Client> => {
    const learner = await server.begin();
    await writeLongLog(server.deps, (await learner.call("getLearner")).id, ANSWERS);
    return learner;
  };

  test.each<[string, (learner: Client) => Promise<unknown>]>([
    ["evidence", (learner) => learner.call("getEvidence", { params: { conceptId: "functions" } })],
    ["state", (learner) => learner.call("getPath")],
  ])("keeps nobody else waiting: %s", async (_, read) => {
    const learner = await beginWithLongLog();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const from = performance.now();
    await read(learner);
    const tookMs = performance.now() - from;
    delay.disable();
    expect(delay.max / NS_PER_MS / tookMs).toBeLessThan(MOST_PAUSE);
  });
});
