/** Stops the service at a signal. */
export function stopOnSignals() {
  let isStopping = false;
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);

  function stop() {
    // Without a listener, a second signal would kill the process.
    if (isStopping) return;
    isStopping = true;
    process.exit(0);
  }
}
