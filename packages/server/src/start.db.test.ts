import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "./db/connect.ts";
import { migrate } from "./db/migrate.ts";
import { spawnServer } from "./testing/child-server.ts";
import { createClient } from "./testing/client.ts";
import { writeSmallTrack } from "./testing/small-track.ts";

describe("The start", () => {
  let trackDir: string;
  let dataDir: string;

  beforeAll(async () => {
    trackDir = await writeSmallTrack();
    dataDir = await mkdtemp(join(tmpdir(), "aulo-start-"));
  });
  afterAll(async () => {
    await rm(trackDir, { recursive: true });
    await rm(dataDir, { recursive: true });
  });

  const start = (environment: Record<string, string> = {}) =>
    spawnServer({ AULO_DATA_DIR: dataDir, AULO_TRACK_DIR: trackDir, ...environment });

  /** The one sentence with which a failing start ends. */
  const refusalOf = async (environment: Record<string, string>): Promise<string> => {
    const { exitCode, stdout, stderr } = await start(environment).ended;
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).not.toMatch(/^\s+at /m);
    return stderr;
  };

  test("a hosted Aulo without its settings is refused with everything that it needs", async () => {
    expect(await refusalOf({ AULO_MODE: "hosted", DATABASE_URL: "", AULO_SECRET: "" })).toMatch(
      /^With AULO_MODE=hosted, Aulo also needs DATABASE_URL .+, AULO_SECRET .+, AULO_PUBLIC_URL .+\.\n$/,
    );
  });

  test("stored data survives a restart, and SIGTERM ends with exit code 0", async () => {
    const first = start();
    const learner = createClient(await first.ready, "");
    const { token } = await learner.call("createLearner");
    await createClient(await first.ready, token).call("createGoal", { body: { text: "lists" } });
    const { exitCode, stdout } = await first.end("SIGTERM");
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`Aulo is ready at ${await first.ready}\n`);
    const second = start();
    const { goals } = await createClient(await second.ready, token).call("listGoals");
    expect(goals).toMatchObject([{ text: "lists" }]);
    expect((await second.end("SIGINT")).exitCode).toBe(0);
  });

  test("a data folder that was moved starts with its data", async () => {
    const [from, to] = [join(dataDir, "before"), join(dataDir, "moved", "here")];
    const first = start({ AULO_DATA_DIR: from });
    const { token } = await createClient(await first.ready, "").call("createLearner");
    await createClient(await first.ready, token).call("createGoal", { body: { text: "lists" } });
    await first.end("SIGKILL");
    await mkdir(join(dataDir, "moved"));
    await rename(from, to);
    const second = start({ AULO_DATA_DIR: to });
    expect((await createClient(await second.ready, token).call("listGoals")).goals).toHaveLength(1);
    await second.end("SIGTERM");
  });

  test("a home with blanks and umlauts holds data like any other", async () => {
    const home = join(dataDir, "Zoë Müller & Söhne");
    await mkdir(home);
    const environment = { HOME: home, XDG_DATA_HOME: "", LOCALAPPDATA: home, AULO_DATA_DIR: "" };
    const server = spawnServer({ ...environment, AULO_TRACK_DIR: trackDir });
    await createClient(await server.ready, "").call("createLearner");
    expect((await server.end("SIGTERM")).exitCode).toBe(0);
    expect(await readdir(home)).not.toEqual([]);
  });

  test("a request under way gets its response before the end", async () => {
    const server = start();
    const base = await server.ready;
    const { token } = await createClient(base, "").call("createLearner");
    const body = JSON.stringify({ text: "lists" });
    const asked = request(`${base}/api/goals`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        expect: "100-continue",
      },
    });
    asked.flushHeaders();
    await once(asked, "continue");
    const ended = server.end("SIGTERM");
    asked.end(body);
    const [response] = await once(asked, "response");
    expect(response.statusCode).toBe(201);
    response.resume();
    expect((await ended).exitCode).toBe(0);
  });

  test("an idle connection outlives those of clients and proxies", async () => {
    const server = start();
    const agent = new Agent({ keepAlive: true });
    const [response] = await once(request(`${await server.ready}/readyz`, { agent }).end(), "response");
    response.resume();
    expect(response.headers["keep-alive"]).toBe("timeout=65");
    agent.destroy();
    await server.end("SIGTERM");
  });

  test("a port in use is named", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const address = taken.address();
    const port = String(address !== null && typeof address === "object" ? address.port : "none");
    expect(await refusalOf({ PORT: port })).toBe(
      `The port ${port} is in use; stop what uses it, or name another with PORT.\n`,
    );
    taken.close();
  });

  test("a data folder in use is refused with the process that uses it, and the lock of a dead process is taken over", async () => {
    const first = start();
    await first.ready;
    expect(await refusalOf({})).toMatch(/^Another Aulo \(process \d+\) has the data folder .*\n$/);
    await first.end("SIGKILL");
    const second = start();
    await second.ready;
    await second.end("SIGTERM");
    await expect(readFile(join(dataDir, "aulo.lock"))).rejects.toThrow("ENOENT");
  });

  test.skipIf(process.platform === "win32")(
    "a new data folder is for its owner alone, and the database in it also when the folder was there",
    async () => {
      const made = join(dataDir, "new", "data");
      const server = start({ AULO_DATA_DIR: made });
      await server.ready;
      await server.end("SIGTERM");
      expect(modeOf(made)).toBe(0o700);
      expect(modeOf(join(made, "pg"))).toBe(0o700);
      await chmod(made, 0o755);
      await chmod(join(made, "pg"), 0o755);
      const again = start({ AULO_DATA_DIR: made });
      await again.ready;
      await again.end("SIGTERM");
      expect(modeOf(made)).toBe(0o755);
      expect(modeOf(join(made, "pg"))).toBe(0o700);
    },
  );

  const modeOf = (path: string) => statSync(path).mode & 0o777;

  test("a data folder that cannot be written is refused", async () => {
    const file = join(dataDir, "a-file");
    await writeFile(file, "");
    expect(await refusalOf({ AULO_DATA_DIR: join(file, "data") })).toMatch(
      /^The data folder .* cannot be written: /,
    );
  });

  /** Runs a command in a folder of 6 MB of its own, which only root or a system with user namespaces can make. */
  const onSmallDisk = (...command: string[]) =>
    spawnSync(
      "unshare",
      ["-rm", "sh", "-c", 'mount -t tmpfs -o size=6m tmpfs "$0" && exec "$@"', dataDir, ...command],
      {
        env: {
          ...process.env,
          DATABASE_URL: undefined,
          AULO_DATA_DIR: dataDir,
          AULO_TRACK_DIR: trackDir,
          PORT: "0",
        },
        encoding: "utf8",
      },
    );

  test("a full disk is named", ({ skip }) => {
    skip(onSmallDisk("true").status !== 0, "needs unshare and mount");
    const { stderr, status } = onSmallDisk(process.execPath, join(import.meta.dirname, "main.ts"));
    expect(stderr).toMatch(/^The database in .* cannot be opened: its disk is full; .*\n$/);
    expect(status).toBe(1);
  });

  test("a data folder of a newer version is refused and left alone", async () => {
    const folder = await mkdtemp(join(tmpdir(), "aulo-newer-"));
    const { db, close } = await connect({ databaseUrl: null, dataDir: folder });
    await migrate(db);
    await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('0999-later', '')`.execute(db);
    await close();
    expect(await refusalOf({ AULO_DATA_DIR: folder })).toMatch(
      /^The data was written by a newer version of Aulo \(it has 0999-later\); .*\n$/,
    );
    await rm(folder, { recursive: true });
  });

  test("a database that cannot be reached is named, without the password", async () => {
    const said = await refusalOf({ DATABASE_URL: "postgres://me:hidden@127.0.0.1:1/aulo" });
    expect(said).toMatch(/^The database 127\.0\.0\.1:1\/aulo of DATABASE_URL cannot be reached: .*\n$/);
    expect(said).not.toContain("hidden");
  });

  test("a broken track is refused with its first problems, each with its place", async () => {
    const broken = await writeSmallTrack({
      "stages/01-basics/values/items.yaml": "- id: values.one\n\tkind: choose-one\n",
    });
    expect(await refusalOf({ AULO_TRACK_DIR: broken })).toMatch(
      /^The track in .* is broken: \d+ problems?\.\n {2}stages\/01-basics\/values\/items\.yaml:2:/,
    );
    expect(await refusalOf({ AULO_TRACK_DIR: join(broken, "gone") })).toContain("track.yaml");
    await rm(broken, { recursive: true });
  });

  test.each([
    ["PORT", "http", "The setting PORT must be a whole number from 0 to 65535.\n"],
    ["PORT", "70000", "The setting PORT must be a whole number from 0 to 65535.\n"],
    [
      "DATABASE_URL",
      "mysql://here",
      "The setting DATABASE_URL must begin with postgres:// or postgresql://.\n",
    ],
    ["LOG_LEVEL", "loud", /^The setting LOG_LEVEL must be one of fatal, .*\n$/],
  ])("%s=%s is refused in one sentence", async (name, value, said) => {
    expect(await refusalOf({ [name]: value })).toMatch(said);
  });
});
