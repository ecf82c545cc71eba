import { readFileSync } from "node:fs";
import { BlockList } from "node:net";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { Provider } from "./accounts/provider.ts";
import { isLoopback } from "./loopback.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** The operating system's folder for application data, where learners' data is kept without `AULO_DATA_DIR`. */
export function defaultDataDir(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === "win32")
    return join(environment.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "Aulo");
  if (platform === "darwin") return join(homedir(), "Library", "Application Support", "Aulo");
  return join(environment.XDG_DATA_HOME || join(homedir(), ".local", "share"), "aulo");
}

/** Least bytes of the secret that signs session cookies. */
const SECRET_BYTES = 32;

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
  AULO_ROLE: z.enum(["all", "web", "judge"], { error: "must be one of all, web and judge" }).default("all"),
  AULO_LANES: wholeNumber(1, 64).default(2),
  AULO_QUEUE_LENGTH: wholeNumber(1, 100_000).default(200),
  AULO_RUN_EXPIRES_SECONDS: wholeNumber(60, 3_600).default(600),
  AULO_JUDGE_HEARTBEAT_SECONDS: wholeNumber(10, 120).default(10),
  AULO_METRICS_ADDRESS: z
    .string()
    .regex(/^.+:\d{1,5}$/, "must be an address and a port, such as 127.0.0.1:9464")
    .transform((text) => ({
      host: text.slice(0, text.lastIndexOf(":")).replace(/^\[(.*)\]$/, "$1"),
      port: Number(text.slice(text.lastIndexOf(":") + 1)),
    }))
    .refine(({ port }) => port <= 65_535, "must have a port of at most 65535")
    .optional(),
  AULO_MODE: z.enum(["local", "hosted"], { error: "must be local or hosted" }).default("local"),
  AULO_SECRET: z
    .string()
    .refine(
      (text) => Buffer.byteLength(text) >= SECRET_BYTES,
      `must have at least ${SECRET_BYTES} bytes; make one with: openssl rand -base64 32`,
    )
    .optional(),
  AULO_PUBLIC_URL: z.string().transform(toPublicUrl).optional(),
  AULO_TRUSTED_PROXIES: z.string().transform(toProxies).default([]),
  AULO_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
    .optional(),
  AULO_MAIL_FROM: z.string().includes("@", { error: "must hold an e-mail address" }).optional(),
  AULO_PROVIDERS: z.string().transform(toProviders).default([]),
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
  /** `web` serves and runs no code, `judge` runs code for the others, `all` does both. Only `all` works without a database server. */
  role: "all" | "web" | "judge";
  /** Runs that this process judges at a time. */
  lanes: number;
  /** Runs of all learners that may wait for a judge. */
  queueLength: number;
  /** A run on a database server that has not ended this long after it was accepted ends as not judged. */
  runExpiresSeconds: number;
  /** A judge that was silent for this long counts as dead, and its run is given to another. */
  judgeHeartbeatSeconds: number;
  /** Where `/metrics` is served; null for nowhere. */
  metricsAddress: { host: string; port: number } | null;
  /** `hosted`: learners have accounts, and `ensureHosted` asks for the settings that accounts need. */
  mode: "local" | "hosted";
  /** Signs session cookies; at least 32 bytes. */
  secret: string | null;
  /** The address under which browsers reach Aulo: an origin. */
  publicUrl: URL | null;
  /** Addresses and networks of proxies whose `X-Forwarded-…` headers are believed. */
  trustedProxies: string[];
  smtpUrl: string | null;
  /** Sender of mails. */
  mailFrom: string | null;
  /** Other sites by which learners can sign in. */
  providers: Provider[];
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
  if (data.AULO_ROLE !== "all" && data.DATABASE_URL === undefined)
    throw new ConfigError(
      `The setting AULO_ROLE=${data.AULO_ROLE} needs DATABASE_URL: nodes share the runs through a PostgreSQL server.`,
    );
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
    role: data.AULO_ROLE,
    lanes: data.AULO_LANES,
    queueLength: data.AULO_QUEUE_LENGTH,
    runExpiresSeconds: data.AULO_RUN_EXPIRES_SECONDS,
    judgeHeartbeatSeconds: data.AULO_JUDGE_HEARTBEAT_SECONDS,
    metricsAddress: data.AULO_METRICS_ADDRESS ?? null,
    mode: data.AULO_MODE,
    secret: data.AULO_SECRET ?? null,
    publicUrl: data.AULO_PUBLIC_URL ?? null,
    trustedProxies: data.AULO_TRUSTED_PROXIES,
    smtpUrl: data.AULO_SMTP_URL ?? null,
    mailFrom: data.AULO_MAIL_FROM ?? null,
    providers: data.AULO_PROVIDERS,
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

function toPublicUrl(text: string, context: z.RefinementCtx<string>): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
  if (url !== null && isSafe && url.href === `${url.origin}/`) return url;
  return refuse(
    context,
    "must be an origin such as https://aulo.example (http only for this machine), without a path",
  );
}

function toProxies(text: string, context: z.RefinementCtx<string>): string[] {
  const proxies = text.split(",").map((part) => part.trim());
  if (proxies.every(isProxy)) return proxies;
  return refuse(context, "must be a list of addresses or networks, such as 127.0.0.1,10.0.0.0/8");
}

function isProxy(proxy: string): boolean {
  const [address = "", bits, ...rest] = proxy.split("/");
  const family = address.includes(":") ? "ipv6" : "ipv4";
  try {
    if (bits === undefined) new BlockList().addAddress(address, family);
    else new BlockList().addSubnet(address, /^\d+$/.test(bits) ? Number(bits) : -1, family);
    return rest.length === 0;
  } catch {
    return false;
  }
}

/** @param text a JSON array, or the path of a file with one, which keeps secrets out of the environment */
function toProviders(text: string, context: z.RefinementCtx<string>): Provider[] {
  try {
    return z.array(Provider).parse(JSON.parse(text.startsWith("[") ? text : readFileSync(text, "utf8")));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    return refuse(
      context,
      `must be a JSON array of providers, or a file with one (docs/hosting.md): ${reason.replaceAll(/\s+/g, " ")}`,
    );
  }
}

function refuse(context: z.RefinementCtx<string>, message: string): never {
  context.issues.push({ code: "custom", message, input: context.value });
  return z.NEVER;
}
