import { z } from "zod";

const Settings = z.object({
  PORT: wholeNumber(0, 65_535).default(3000),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//),
  SECURE_COOKIES: z
    .enum(["true", "false"])
    .transform((text) => text === "true")
    .default(false),
  REQUESTS_PER_MINUTE: z.coerce.number().catch(600).default(600),
  LOGINS_PER_MINUTE: z.coerce.number().catch(10).default(10),
  STOP_WITHIN_MS: wholeNumber(100, 60_000).default(10_000),
});

/**
 * The settings of the service, from the environment.
 *
 * @throws Error that names all variables that do not fit, without their values
 */
export function readSettings(env) {
  const given = Object.entries(env).filter(([, value]) => value !== "");
  const { success, data, error } = Settings.safeParse(Object.fromEntries(given));
  if (success) return data;
  const names = new Set(error.issues.map(({ path }) => path[0]));
  throw new Error(`These settings are missing or do not fit: ${[...names].join(", ")}`);
}

function wholeNumber(from, to) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((number) => number >= from && number <= to);
}
