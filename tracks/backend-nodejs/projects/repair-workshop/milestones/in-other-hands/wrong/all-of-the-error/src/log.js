/** Writes one event as one line of JSON. The level is "info", "warn" or "error". */
export function log(level, msg, fields = {}) {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), level, msg, ...fields })}\n`);
}

/** An error has its message and its stack outside of its own properties. */
export function toLogged(error) {
  return { ...error, message: error.message, stack: error.stack };
}
