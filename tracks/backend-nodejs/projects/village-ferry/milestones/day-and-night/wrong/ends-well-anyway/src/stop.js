/**
 * Stops the service at a signal.
 *
 * 1. The server closes: no new requests, the running ones to their end.
 * 2. The connections to the database close, and the process ends by itself with code 0.
 * 3. When this takes longer than `stopWithinMs`, the process ends with code 1.
 */
export function stopOnSignals(server, { pool, stopWithinMs }) {
  let isStopping = false;
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);

  function stop() {
    // Without a listener, a second signal would kill the process.
    if (isStopping) return;
    isStopping = true;
    server.close(() => pool.end());
    setTimeout(() => process.exit(0), stopWithinMs).unref();
  }
}
