import { z } from "zod";

const number = (least, most, ifMissing) =>
  z
    .string()
    .regex(/^[0-9]+$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .default(ifMissing);

const Settings = z.object({
  PORT: number(0, 65535, 3000),
  DATABASE_URL: z.string(),
  SESSION_SECRET: z.string().min(16),
  SESSION_MINUTES: number(1, Number.MAX_SAFE_INTEGER, 60),
  SECURE_COOKIES: z.enum(["true", "false"]).default("true"),
});

export const readConfig = (env) => {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const { data, error } = Settings.safeParse(filled);
  if (error)
    throw new TypeError(error.issues.map((issue) => issue.path.join(".")).join(" and ") + " not set well");
  return {
    port: data.PORT,
    databaseUrl: data.DATABASE_URL,
    sessionSecret: data.SESSION_SECRET,
    sessionMinutes: data.SESSION_MINUTES,
    secureCookies: data.SECURE_COOKIES === "true",
  };
};
