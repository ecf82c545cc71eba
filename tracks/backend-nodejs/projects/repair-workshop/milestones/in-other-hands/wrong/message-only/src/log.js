/** Writes one event as one line of JSON. The level is "info", "warn" or "error". */
export function log(level, msg, fields = {}) {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), level, msg, ...fields })}\n`);
}

/** The parts of an error that hold no data of visitors. Its other properties may: PostgreSQL tells whole rows in `detail`. */
export function toLogged({ name, message }) {
  return { name, message };
}
