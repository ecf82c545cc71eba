import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** The operating system's folder for application data, where learners' data is kept without `AULO_DATA_DIR`. */
export function defaultDataDir(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === "win32")
    return join(environment.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "Aulo");
  if (platform === "darwin") return join(homedir(), "Library", "Application Support", "Aulo");
  return join(environment.XDG_DATA_HOME || join(homedir(), ".local", "share"), "aulo");
}

const folder = z.string().transform((path) => resolve(path));

const Environment = z.object({
  PORT: wholeNumber(0, 65_535).default(4600),
  HOST: z.string().default("127.0.0.1"),
  AULO_DATA_DIR: folder.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres:// or postgresql://")
    .optional(),
  AULO_TRACK_DIR: folder.default(join(ROOT, "tracks", "backend-nodejs")),
  AULO_WEB_DIR: folder.default(join(ROOT, "packages", "web", "dist")),
  AULO_LEARNERS_PER_MINUTE: wholeNumber(1, 1_000_000).default(600),
  AULO_ALLOW_UNCONTAINED_CODE: z
    .enum(["true", "false"], { error: "must be true or false" })
    .default("false")
    .transform((text) => text === "true"),
  AULO_CONTROL_GROUP: folder.optional(),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be one of fatal, error, warn, info, debug, trace and silent",
    })
    .default("info"),
});

export type Config = {
  /** 0 takes a free port. */
  port: number;
  host: string;
  dataDir: string;
  /** A PostgreSQL server to use instead of the one in the data folder. */
  databaseUrl: string | null;
  trackDir: string;
  webDir: string;
  learnersPerMinute: number;
  /** Allows others to reach this Aulo although the machine cannot contain their code. */
  allowUncontainedCode: boolean;
  /** A delegated control group, in which each run gets its own. */
  controlGroup: string | null;
  logLevel: z.infer<typeof Environment>["LOG_LEVEL"];
};

/** A setting has a bad value; the message is one sentence for the person who set it. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

/**
 * Aulo's settings, read once from the environment; an empty variable counts as not set.
 *
 * @throws ConfigError naming the first bad variable
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const { data, error } = Environment.safeParse(set);
  if (error) {
    const issue = error.issues[0];
    throw new ConfigError(`The setting ${issue?.path.join(".")} ${issue?.message}.`);
  }
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.AULO_DATA_DIR ?? defaultDataDir(set, process.platform),
    databaseUrl: data.DATABASE_URL ?? null,
    trackDir: data.AULO_TRACK_DIR,
    webDir: data.AULO_WEB_DIR,
    learnersPerMinute: data.AULO_LEARNERS_PER_MINUTE,
    allowUncontainedCode: data.AULO_ALLOW_UNCONTAINED_CODE,
    controlGroup: data.AULO_CONTROL_GROUP ?? null,
    logLevel: data.LOG_LEVEL,
  };
}

function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be a whole number from ${least} to ${most}`);
}
