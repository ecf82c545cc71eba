/** Codes of PostgreSQL for a server that is starting, stopping, full or gone, for a wait that took too long, and for a deadlock. */
const POSTGRES_CODES = /^(08\w{3}|53\w{3}|57P0\d|55P03|57014|40P01|25P03)$/;
/** Codes of the system for a connection that cannot be made or broke. */
const SYSTEM_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EAI_AGAIN",
  "ENOTFOUND",
]);
/** Errors of the `pg` package that have no code. */
const PG_MESSAGES =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Client was closed)/;

/** Errors that came from the database's driver. A runner's process can fail with the same codes of the system. */
const ofDatabase = new WeakSet<Error>();

/** Marks an error as the database's; returns it. */
export function markAsDatabase(error: unknown): unknown {
  if (error instanceof Error) ofDatabase.add(error);
  return error;
}

/** Whether an error is marked as the database's and says that it is away or too busy, and not that a query is wrong. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error) || !ofDatabase.has(error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return POSTGRES_CODES.test(code) || SYSTEM_CODES.has(code) || PG_MESSAGES.test(error.message);
}
