const { PORT, DATABASE_URL, KEEPER_KEY } = process.env;

/** Settings of the service, from the environment. */
export const settings = {
  port: Number(PORT || 3000),
  databaseUrl: DATABASE_URL,
  /** Who has it may open nights and see all bookings. */
  keeperKey: KEEPER_KEY,
  /** Bookings that one client may try in a minute. */
  bookingsPerMinute: count("BOOKINGS_PER_MINUTE", 20),
  /** Requests of any kind that one client may make in a minute. */
  requestsPerMinute: count("REQUESTS_PER_MINUTE", 300),
};

if (!KEEPER_KEY) throw new Error("KEEPER_KEY is missing");

function count(name, otherwise) {
  const number = Number(process.env[name] || otherwise);
  if (!Number.isInteger(number) || number < 1 || number > 100_000)
    throw new Error(`${name} must be a whole number from 1 to 100000`);
  return number;
}
