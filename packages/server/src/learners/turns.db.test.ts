import { LIMITS, ProblemDetails } from "@aulo/contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Connected, POOL_SIZE } from "../db/connect.ts";
import type { Client } from "../testing/client.ts";
import { onEachDatabase, openOnServer } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

function changesOf({ base }: TestServer, { token }: Client, count: number): Promise<Response[]> {
  const headers = { authorization: `Bearer ${token}` };
  return Promise.all(
    Array.from({ length: count }, () => fetch(`${base}/api/learner/notice`, { method: "DELETE", headers })),
  );
}

onEachDatabase("Many changes of one learner at once", (open) => {
  let server: TestServer;

  beforeEach(async () => {
    server = await startTestServer(await open());
  });
  afterEach(() => server.stop());

  test("happen one after the other up to the limit; the others get 429", async () => {
    const learner = await server.begin();
    const replies = await changesOf(server, learner, 2 * LIMITS.changesAtOnce);
    const refused = replies.filter(({ status }) => status === 429);
    const done = replies.filter(({ status }) => status === 204);
    expect(refused.length + done.length).toBe(replies.length);
    expect(done.length).toBeGreaterThanOrEqual(LIMITS.changesAtOnce);
    for (const response of refused) {
      expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(ProblemDetails.parse(await response.json()).type).toBe("/problems/too-many-changes");
    }
    expect(await changesOf(server, learner, 1)).toMatchObject([{ status: 204 }]);
  });
});

describe.skipIf(process.env.AULO_TEST_DATABASE_URL === undefined)("On a PostgreSQL server", () => {
  let connected: Connected;
  let server: TestServer;

  beforeEach(async () => {
    connected = await openOnServer();
    server = await startTestServer(connected);
  });
  afterEach(() => server.stop());

  test("a learner whose row somebody holds takes one connection, is refused, and keeps nobody else waiting", async () => {
    const [held, other] = [await server.begin(), await server.begin()];
    const { id } = await held.call("getLearner");
    await connected.db.transaction().execute(async (tx) => {
      await tx.selectFrom("learners").select("id").where("id", "=", id).forUpdate().execute();
      const waiting = changesOf(server, held, POOL_SIZE + 2);
      for (let turn = 0; turn < 5; turn += 1)
        expect(await changesOf(server, other, 1)).toMatchObject([{ status: 204 }]);
      for (const response of await waiting) {
        // The changes whose turn came waited for the lock of the row: 503. The others waited for their turn: 429.
        expect([429, 503]).toContain(response.status);
        expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
      }
    });
    expect(await changesOf(server, held, 1)).toMatchObject([{ status: 204 }]);
  }, 120_000);
});
