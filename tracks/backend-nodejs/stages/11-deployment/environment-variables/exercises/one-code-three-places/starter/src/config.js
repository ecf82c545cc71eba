export function readConfig(env) {
  if (!env.DATABASE_URL) throw new Error("DATABASE_URL is missing");
  return { port: Number(env.PORT || 3000), databaseUrl: env.DATABASE_URL };
}
