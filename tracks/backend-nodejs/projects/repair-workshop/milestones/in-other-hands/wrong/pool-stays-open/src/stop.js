import { log } from "./log.js";

/**
 * Stops the service at a signal.
 *
 * 1. The server closes: no new requests, the running ones to their end.
 * 2. The connections to the database close, and the process ends by itself with code 0.
 * 3. When this takes longer than `withinMs`, the process ends with code 1.
 */
export function stopOnSignals(server, { withinMs }) {
  let isStopping = false;
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);

  function stop(signal) {
    if (isStopping) return;
    isStopping = true;
    log("info", "stopping", { signal });
    server.close(() => log("info", "stopped"));
    // This timer does not keep the process alive.
    setTimeout(() => {
      log("error", "stopped", { cutOff: true });
      process.exit(1);
    }, withinMs).unref();
  }
}
