const { PORT, DATABASE_URL, KEEPER_KEY } = process.env;

/** Settings of the service, from the environment. */
export const settings = {
  port: Number(PORT || 3000),
  databaseUrl: DATABASE_URL,
  /** Who has it may open nights and see all bookings. */
  keeperKey: KEEPER_KEY,
};

if (!KEEPER_KEY) throw new Error("KEEPER_KEY is missing");
