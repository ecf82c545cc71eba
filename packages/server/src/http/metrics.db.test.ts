import { pino } from "pino";
import { expect, test } from "vitest";
import { openPgliteInMemory } from "../testing/databases.ts";
import { freePort } from "../testing/free-port.ts";
import { startTestServer } from "../testing/test-server.ts";
import { createMetrics } from "./metrics.ts";

test("metrics tell of requests, runs, judges and folds, at an address of their own and without an id", async () => {
  const address = { host: "127.0.0.1", port: await freePort() };
  const metrics = await createMetrics(address, pino({ level: "silent" }));
  const server = await startTestServer(await openPgliteInMemory(), { meter: metrics.meter });
  await metrics.listen(server.deps.runs.count);
  const learner = await server.begin();
  const body = { kind: "example" as const, concept: "values", example: "values.1", code: "1" };
  const { id } = await learner.call("startRun", { body });
  await learner.follow(id);
  await learner.call("getRun", { params: { runId: id } });
  await learner.call("finishLesson", { params: { conceptId: "values" } });

  const base = `http://127.0.0.1:${address.port}`;
  const text = await (await fetch(`${base}/metrics`)).text();
  for (const line of [
    'aulo_request_seconds_count{method="GET",route="/api/runs/:runId",status="200"} 1',
    'aulo_runs_ended_total{outcome="finished"} 1',
    'aulo_runs{state="queued"} 0',
    "aulo_judges 1",
    "aulo_fold_seconds_count 1",
  ])
    expect(text).toContain(line);
  expect(text).not.toContain(id);
  expect((await fetch(`${base}/else`)).status).toBe(404);
  expect(await (await fetch(`${server.base}/metrics`)).text()).not.toContain("aulo_");
  await metrics.close();
  await server.stop();
});
