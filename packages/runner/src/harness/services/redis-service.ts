/**
 * Runs the machine's own Redis beside the learner's program, for one run.
 *
 * 1. It listens on a free port of the sandbox's loopback, keeps nothing on a disk, and has a limit on its data.
 * 2. Programs connect as a user without rights to administrate it, as with hosted services. The spec's user has all
 *    rights.
 * 3. The spec's connection is opened before any learner code runs. Then its user is switched off: a connection that is open stays as
 *    it is, and a password that is read in the memory of this process opens nothing.
 */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { programPath, SERVICES } from "../../services.ts";
import type { ServiceOperation } from "../../wire/operation.ts";
import { spare } from "../guards/end-programs.ts";
import { findFreePort } from "../port.ts";
import { connectRedis } from "./connect-redis.ts";

/** Limit on keys and values together. A command that would exceed it gets an error. */
const MAX_DATA_MB = 32;
const STARTS_MS = 10_000;
const READY = "Ready to accept connections";
const OWN_USER = "aulo";

/** Returns null when Redis does not start here. */
export async function startRedisService() {
  const port = await findFreePort();
  const password = randomBytes(16).toString("hex");
  if (!(await startServer(configuration(port, password)))) return null;
  const run = connectRedis(port);
  await run(["HELLO", "3", "AUTH", OWN_USER, password]);
  await run(["ACL", "SETUSER", OWN_USER, "off", "resetpass"]);
  const answer = async (operation: ServiceOperation) => {
    if (operation.op !== "redis-command") throw new Error(`Redis cannot do "${operation.op}".`);
    return run(operation.words);
  };
  return {
    env: { [SERVICES.redis.variable]: `redis://127.0.0.1:${port}` },
    ready: Promise.resolve(),
    answer,
    end: async () => {},
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

/**
 * Starts Redis with the settings on its standard input, so that no other process can read the password. @returns
 * whether it accepts connections
 */
async function startServer(settings: string): Promise<boolean> {
  const server = spawn(programPath(SERVICES.redis.program), ["-"], { stdio: ["pipe", "pipe", "ignore"] });
  spare(server);
  server.stdin.on("error", () => {}).end(settings);
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, STARTS_MS, false);
    let printed = "";
    // Reads the output as long as Redis runs, because a full pipe would block Redis.
    server.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed = (printed + text).slice(-READY.length * 100);
      if (printed.includes(READY)) resolve(true);
    });
    server.on("error", () => resolve(false));
    server.on("exit", () => resolve(false));
    server.on("close", () => clearTimeout(timer));
  });
}
