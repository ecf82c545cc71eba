/** The PostgreSQL server of the cluster, at an address of its own. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { findPostgresPrograms } from "../postgres-programs.ts";
import type { Place } from "./network.ts";

const execute = promisify(execFile);
/** The processes of a server that was killed end by themselves, and a new one does not start before. */
const LEFT_MS = 30_000;
const PAUSE_MS = 200;

export type ClusterPostgres = {
  url: string;
  /** Shuts it down, which ends every connection, and starts it again. */
  restart: () => Promise<void>;
  /** Kills it and starts it again: it recovers from its write-ahead log. */
  kill: () => Promise<void>;
  remove: () => Promise<void>;
};

/** @throws Error without PostgreSQL, or when it does not start */
export async function startPostgres({ address, through }: Place, port: number): Promise<ClusterPostgres> {
  const folder = mkdtempSync(join(tmpdir(), "aulo-cluster-"));
  const data = join(folder, "data");
  const programs = findPostgresPrograms();
  if (programs === null) throw new Error("The cluster needs PostgreSQL: install postgresql.");
  // PostgreSQL refuses to run as root.
  const asOwner = process.getuid?.() === 0 ? ["runuser", "-u", "postgres", "--"] : [];
  if (asOwner.length > 0) await execute("chown", ["postgres", folder]);
  const run = async (name: string, ...words: string[]) => {
    const [command = "", ...rest] = [...through, ...asOwner, join(programs, name), ...words];
    // No pipes: the server would keep them open.
    const child = spawn(command, rest, { cwd: folder, stdio: "ignore" });
    const [exitCode] = await once(child, "exit");
    return exitCode === 0;
  };
  const start = async () => {
    const options = `-p ${port} -c listen_addresses=${address} -c unix_socket_directories= -c max_connections=200`;
    if (
      !(await run("pg_ctl", "-D", data, "-w", "-t", "120", "-l", join(folder, "log"), "-o", options, "start"))
    )
      throw new Error(`PostgreSQL did not start: ${readFileSync(join(folder, "log"), "utf8").slice(-500)}`);
  };
  const stop = (mode: "fast" | "immediate") => run("pg_ctl", "-D", data, "-m", mode, "stop");
  /** Starts it as soon as no process of the one before is left. */
  const startAgain = async () => {
    for (const until = Date.now() + LEFT_MS; ; await wait(PAUSE_MS)) {
      const started = await start().then(
        () => true,
        (error: unknown) => {
          if (Date.now() > until) throw error;
          return false;
        },
      );
      if (started) return;
    }
  };
  if (!(await run("initdb", "-D", data, "-U", "aulo", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8")))
    throw new Error("initdb failed.");
  appendFileSync(join(data, "pg_hba.conf"), "\nhost all all 0.0.0.0/0 trust\n");
  await start();
  return {
    url: `postgres://aulo@${address}:${port}/postgres`,
    restart: async () => {
      await stop("fast");
      await start();
    },
    kill: async () => {
      process.kill(Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
      await startAgain();
    },
    remove: async () => {
      await stop("immediate");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
