import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { expect, test, vi } from "vitest";
import { onServer } from "../../testing/databases.ts";
import { openQuietLink } from "../../testing/quiet-link.ts";
import { openQueue } from "./queue.ts";

const WAIT = { timeout: 40_000, interval: 100 };

onServer("The queue of runs", (open) => {
  test("a judge takes runs again after its connections fell silent without an end", async () => {
    const connected = await open();
    const link = await openQuietLink(connected.url ?? "");
    const log = pino({ level: "silent" });
    const queue = await openQueue({ url: link.url, heartbeatSeconds: 10, replyMs: 2_000, log });
    const taken: string[] = [];
    const isTaken = (id: string) => vi.waitFor(() => expect(taken).toContain(id), WAIT);
    try {
      await queue.work(1, async ({ runId }) => {
        taken.push(runId);
      });
      const [before, after] = [randomUUID(), randomUUID()];
      await queue.send(connected.db, before);
      await isTaken(before);
      link.silence();
      await queue.send(connected.db, after);
      await isTaken(after);
    } finally {
      // A connection that is silent does not end by itself.
      link.close();
      await queue.stop();
      await connected.close();
    }
  }, 90_000);
});
