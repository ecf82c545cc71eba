/** A PostgreSQL server of its own, to freeze, stop and starve. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "../../packages/server/src/testing/free-port.ts";
import { findPostgresPrograms } from "../postgres-programs.ts";
import { Skipped } from "./case.ts";

const execute = promisify(execFile);

export type OwnPostgres = {
  url: string;
  folder: string;
  stop: () => Promise<void>;
  start: () => Promise<void>;
  /** Stops every process of the server in the middle of its work; `thaw` lets them go on. */
  freeze: () => void;
  thaw: () => void;
  remove: () => Promise<void>;
};

/** @throws Skipped without PostgreSQL, or for root without the user `postgres` */
export async function startOwnPostgres(settings: readonly string[] = []): Promise<OwnPostgres> {
  const folder = mkdtempSync(join(tmpdir(), "aulo-postgres-"));
  return startPostgresIn(folder, settings);
}

/** @param folder an empty one, which it may be given to another user */
export async function startPostgresIn(
  folder: string,
  settings: readonly string[] = [],
): Promise<OwnPostgres> {
  const binaries = findPostgresPrograms();
  if (binaries === null) throw new Skipped("needs PostgreSQL");
  const owner = await findOwner();
  chmodSync(folder, 0o755);
  if (owner !== null) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  const run = (name: string, ...words: string[]) =>
    execute(join(binaries, name), words, { cwd: folder, ...(owner ?? {}), timeout: 60_000 });
  await run(
    "initdb",
    "-D",
    data,
    "-U",
    "aulo",
    "--auth=trust",
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
    "--wal-segsize=1",
  );
  const port = await freePort();
  const options = [
    `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`,
    ...settings.map((setting) => `-c ${setting}`),
  ].join(" ");
  const start = async () => {
    // It would keep the pipes of `execFile` open.
    const starter = spawn(
      join(binaries, "pg_ctl"),
      ["-D", data, "-w", "-l", join(folder, "log"), "-o", options, "start"],
      { cwd: folder, stdio: "ignore", ...(owner ?? {}) },
    );
    const [exitCode] = await once(starter, "exit");
    if (exitCode !== 0)
      throw new Error(`PostgreSQL did not start: ${readFileSync(join(folder, "log"), "utf8").slice(-500)}`);
  };
  const stop = () =>
    run("pg_ctl", "-D", data, "-m", "immediate", "stop").then(
      () => {},
      () => {},
    );
  const signal = (name: NodeJS.Signals) => {
    for (const pid of processesOf(data)) process.kill(pid, name);
  };
  await start();
  return {
    url: `postgres://aulo@127.0.0.1:${port}/postgres`,
    folder,
    start,
    stop,
    freeze: () => signal("SIGSTOP"),
    thaw: () => signal("SIGCONT"),
    remove: async () => {
      signal("SIGCONT");
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root. Null for another user. */
export async function findOwner(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  const idOf = async (option: string) => Number((await execute("id", [option, "postgres"])).stdout);
  try {
    return { uid: await idOf("-u"), gid: await idOf("-g") };
  } catch {
    throw new Skipped("needs the user postgres, since PostgreSQL refuses to run as root");
  }
}

/** The first server process, and its children. */
function processesOf(data: string): number[] {
  const path = join(data, "postmaster.pid");
  const first = existsSync(path) ? Number(readFileSync(path, "utf8").split("\n")[0]) : 0;
  if (!(first > 0)) return [];
  const children = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && parentOf(name) === first);
  return [first, ...children.map(Number)];
}

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}
