import { setTimeout as sleep } from "node:timers/promises";
import { log } from "./log.js";

/**
 * Stops the service at a signal.
 *
 * 1. For `drainMs`, everything is served, and `stopping` is on, so the health says no.
 * 2. The server closes: no new requests, the running ones to their end, `stopWithinMs` at most. Then code 1.
 * 3. The connections to the database close, and the process ends by itself with code 0.
 */
export function stopOnSignals(server, { pool, stopping, drainMs, stopWithinMs }) {
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);

  async function stop(signal) {
    if (stopping.isOn) return;
    stopping.isOn = true;
    log("info", "stopping", { signal });
    await sleep(drainMs);
    server.close(async () => {
      await pool.end();
      log("info", "stopped");
    });
    setTimeout(() => {
      log("error", "stopped", { cutOff: true });
      process.exit(1);
    }, stopWithinMs).unref();
  }
}
