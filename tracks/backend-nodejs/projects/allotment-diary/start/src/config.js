/** Settings, from the environment. */
export const config = {
  port: Number(process.env.PORT ?? 3000),
  databaseUrl: process.env.DATABASE_URL,
  /** Entries on a page when nobody says how many. */
  pageSize: 20,
  maxPageSize: 100,
};
