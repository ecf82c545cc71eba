import { expect, test } from "vitest";
import { onEachDatabase } from "../../../packages/server/src/testing/databases.ts";
import { startTestServer } from "../../../packages/server/src/testing/test-server.ts";
import { withSite } from "../serve.ts";
import { fuzz } from "./fuzz.ts";

/** A sample of `npm run test:hostile`, which sends 20,000 requests to a server with a real runner. On a busy machine it is smaller. */
const SAMPLE = { seed: 1, requests: 2_000, mostMs: 40_000 };
const TIMEOUT_MS = 120_000;

onEachDatabase("requests made from the contract", (open) => {
  test(
    "get documented replies",
    () =>
      withSite(async ({ environment }) => {
        const server = await startTestServer(await open(), { webDir: environment.AULO_WEB_DIR ?? "" });
        const { faults, byStatus, requests } = await fuzz({ base: server.base, ...SAMPLE });
        await server.stop();
        console.log(`fuzzing: ${requests} requests, seed ${SAMPLE.seed}`);
        expect(faults).toEqual([]);
        expect(byStatus.get(200)).toBeGreaterThan(0);
      }),
    TIMEOUT_MS,
  );
});
