/** A PostgreSQL server of its own, and a shell in which the commands of docs/hosting.md act on it as they do on a machine with Debian. */
import { execFile } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { freePort } from "../../packages/server/src/testing/free-port.ts";
import { findOwner } from "../hostile/own-postgres.ts";
import { findPostgresPrograms } from "../postgres-programs.ts";

const execute = promisify(execFile);
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** The folder of a release in the document. */
const RELEASE = "/opt/aulo/current";

export type OwnMachine = {
  url: string;
  /** Data folder of the server. */
  data: string;
  /** Runs commands of the document, and returns what they print. */
  shell: (commands: string, variables?: Record<string, string>) => Promise<string>;
  /** Ends the server in the middle of its work and deletes its data folder. */
  destroy: () => Promise<void>;
  remove: () => Promise<void>;
};

/** @throws Error without PostgreSQL, and Skipped for root without the user `postgres` */
export async function startOwnMachine(): Promise<OwnMachine> {
  const binaries = findPostgresPrograms();
  if (binaries === null) throw new Error("There is no PostgreSQL.");
  const owner = await findOwner();
  const folder = mkdtempSync(join(tmpdir(), "aulo-restore-"));
  chmodSync(folder, 0o755);
  if (owner !== null) chownSync(folder, owner.uid, owner.gid);
  const port = await freePort();
  const data = join(folder, "data");
  cpSync(join(ROOT, "deploy"), join(folder, "deploy"), { recursive: true });
  const programs = writePrograms(folder, { binaries, data, port, isRoot: owner !== null });
  const url = `postgres://aulo@127.0.0.1:${port}/postgres`;
  const environment = {
    ...process.env,
    PATH: [programs, binaries, process.env.PATH].join(delimiter),
    PGHOST: "127.0.0.1",
    PGPORT: String(port),
    PGUSER: "aulo",
    PGDATABASE: "postgres",
    PGDATA: data,
    BACKUPS: join(folder, "backups"),
    DATABASE_URL: url,
  };
  const shell = async (commands: string, variables: Record<string, string> = {}) => {
    const script = `set -eu\ncd ${folder}\nas_aulo() { (cd ${ROOT}; "$@"); }\n${commands.replaceAll(RELEASE, folder)}`;
    const { stdout } = await execute("bash", ["-c", script], { env: { ...environment, ...variables } });
    return stdout;
  };
  const stop = (mode: string) =>
    shell(`runuser -u postgres -- pg_ctl -D $PGDATA -m ${mode} -w stop >/dev/null 2>&1 || true`);
  await shell(
    `runuser -u postgres -- initdb -D $PGDATA -U aulo --auth=trust -E UTF8 --locale=C.UTF-8 --wal-segsize=1 >/dev/null
     systemctl start postgresql`,
  );
  return {
    url,
    data,
    shell,
    destroy: async () => {
      await stop("immediate");
      rmSync(data, { recursive: true });
    },
    remove: async () => {
      if (existsSync(data)) await stop("immediate");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Server = { binaries: string; data: string; port: number; isRoot: boolean };

/** A folder with the programs of Debian that this server does without. Units of Aulo are left to the test. */
function writePrograms(folder: string, { binaries, data, port, isRoot }: Server): string {
  const programs = join(folder, "programs");
  mkdirSync(programs);
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`;
  const control = `runuser -u postgres -- ${binaries}/pg_ctl -D ${data} -w -l ${folder}/log`;
  const write = (name: string, text: string) =>
    writeFileSync(join(programs, name), `#!/bin/sh\nset -eu\n${text}\n`, { mode: 0o755 });
  write(
    "systemctl",
    `deed=$1
case " $* " in *" postgresql "*) ;; *) exit 0 ;; esac
cd ${folder}
if [ $deed = stop ]; then [ ! -e ${data}/postmaster.pid ] || ${control} -m fast stop >/dev/null; exit 0; fi
${control} -o "${options}" $deed </dev/null >/dev/null 2>&1`,
  );
  // Nobody but root may become another user, and then the server runs as the user of the test.
  if (!isRoot) write("runuser", 'shift 3\nexec "$@"');
  return programs;
}
