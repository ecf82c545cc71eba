import { rm } from "node:fs/promises";
import { expect, test } from "vitest";
import { spawnServer } from "./testing/child-server.ts";
import { onServer } from "./testing/databases.ts";
import { openQuietLink } from "./testing/quiet-link.ts";
import { writeSmallTrack } from "./testing/small-track.ts";

onServer("A node", (open) => {
  test("ends after SIGTERM although its database is gone without a word", async () => {
    const connected = await open();
    const link = await openQuietLink(connected.url ?? "");
    const trackDir = await writeSmallTrack();
    const server = spawnServer({ DATABASE_URL: link.url, AULO_TRACK_DIR: trackDir, AULO_ROLE: "web" });
    try {
      await server.ready;
      link.silence();
      expect(await server.end("SIGTERM")).toMatchObject({ exitCode: 1 });
    } finally {
      await server.end("SIGKILL");
      link.close();
      await rm(trackDir, { recursive: true });
      await connected.close();
    }
  }, 120_000);
});
