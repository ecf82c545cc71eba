const { PORT, DATABASE_URL, KEEPER_KEY } = process.env;

/** Settings of the service, from the environment. */
export const settings = {
  port: Number(PORT || 3000),
  databaseUrl: DATABASE_URL,
  /** Who has it may open nights and see all bookings. */
  keeperKey: KEEPER_KEY,
  /** Bookings that one client may try in a minute. */
  bookingsPerMinute: wholeNumber("BOOKINGS_PER_MINUTE", { from: 1, to: 100_000, otherwise: 20 }),
  /** Requests of any kind that one client may make in a minute. */
  requestsPerMinute: wholeNumber("REQUESTS_PER_MINUTE", { from: 1, to: 100_000, otherwise: 300 }),
  /** Time after a signal in which everything is served as always, ms. */
  drainMs: Number(process.env.DRAIN_MS || 5000),
  /** Time after the drain that running requests have to end, ms. */
  stopWithinMs: wholeNumber("STOP_WITHIN_MS", { from: 100, to: 60_000, otherwise: 8000 }),
};

if (!KEEPER_KEY) throw new Error("KEEPER_KEY is missing");

function wholeNumber(name, { from, to, otherwise }) {
  const number = Number(process.env[name] || otherwise);
  if (!Number.isInteger(number) || number < from || number > to)
    throw new Error(`${name} must be a whole number from ${from} to ${to}`);
  return number;
}
