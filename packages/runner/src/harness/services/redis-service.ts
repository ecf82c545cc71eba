/**
 * The machine's own Redis beside the learner's program, for one run:
 * 1. it is started on a free port of the sandbox's loopback, with nothing kept on a disk and a limit on its data;
 * 2. programs come in as a user who may not administrate it, as hosted services have it; the spec's user may do everything;
 * 3. the spec's connection is opened before any code of the learner's runs.
 */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { SERVICES } from "../../services.ts";
import type { ServiceOperation } from "../../wire/operation.ts";
import { spare } from "../guards/end-programs.ts";
import { findFreePort } from "../port.ts";
import { connectRedis } from "./connect-redis.ts";

/** Where a sandbox that is asked for Redis has it. */
const PROGRAM = "/usr/bin/redis-server";
/** Of keys and values together; a command that would take more is answered with an error. */
const MAX_DATA_MB = 32;
const STARTS_MS = 10_000;
const READY = "Ready to accept connections";
const OWN_USER = "aulo";

/** Gives null when Redis does not start here. */
export async function startRedisService() {
  const port = await findFreePort();
  const password = randomBytes(16).toString("hex");
  if (!(await startServer(configuration(port, password)))) return null;
  const run = connectRedis(port);
  await run(["HELLO", "3", "AUTH", OWN_USER, password]);
  const answer = async (operation: ServiceOperation) => {
    if (operation.op !== "redis-command") throw new Error(`Redis cannot do "${operation.op}".`);
    return run(operation.words);
  };
  return {
    env: { [SERVICES.redis.variable]: `redis://127.0.0.1:${port}` },
    ready: Promise.resolve(),
    answer,
  };
}

function configuration(port: number, password: string): string {
  return [
    `bind 127.0.0.1`,
    `port ${port}`,
    `dir ${tmpdir()}`,
    `save ""`,
    "appendonly no",
    `maxmemory ${MAX_DATA_MB}mb`,
    "user default on nopass ~* &* +@all -@admin +config|get",
    `user ${OWN_USER} on >${password} ~* &* +@all`,
    "",
  ].join("\n");
}

/** By its standard input, so that no other process can read the password. @returns whether it takes connections */
async function startServer(settings: string): Promise<boolean> {
  const server = spawn(PROGRAM, ["-"], { stdio: ["pipe", "pipe", "ignore"] });
  spare(server);
  server.stdin.on("error", () => {}).end(settings);
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, STARTS_MS, false);
    let printed = "";
    // Read for as long as it runs: a full pipe would hold it up.
    server.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed = (printed + text).slice(-READY.length * 100);
      if (printed.includes(READY)) resolve(true);
    });
    server.on("error", () => resolve(false));
    server.on("exit", () => resolve(false));
    server.on("close", () => clearTimeout(timer));
  });
}
