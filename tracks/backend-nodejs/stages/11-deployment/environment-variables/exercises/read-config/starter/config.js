export function readConfig(env) {
  return {
    port: env.PORT,
    databaseUrl: env.DATABASE_URL,
    sessionSecret: env.SESSION_SECRET,
    sessionMinutes: env.SESSION_MINUTES,
    secureCookies: env.SECURE_COOKIES,
  };
}
