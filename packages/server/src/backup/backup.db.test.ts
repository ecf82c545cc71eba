import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { connect } from "../db/connect.ts";
import { migrate } from "../db/migrate.ts";
import type { Db } from "../db/tables.ts";
import { spawnServer } from "../testing/child-server.ts";
import { createClient } from "../testing/client.ts";
import { writeSmallTrack } from "../testing/small-track.ts";
import { backUp } from "./back-up.ts";
import { type Dump, dumpDatabase } from "./dump.ts";
import { restore } from "./restore.ts";

/** Made once: a data folder, its contents, and its backup. */
let made: { dataDir: string; contents: Dump; file: string };
let root: string;
let dataDir: string;
let file: string;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "aulo-backup-made-"));
  made = {
    dataDir: join(folder, "data"),
    contents: await makeData(join(folder, "data")),
    file: join(folder, "made.gz"),
  };
  expect(await backUp(embedded(made.dataDir), made.file)).toMatchObject({
    kind: "saved",
    learners: 1,
    entries: 1200,
  });
});
afterAll(() => rm(dirname(made.file), { recursive: true, force: true }));

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "aulo-backup-"));
  [dataDir, file] = [join(root, "data"), join(root, "backup.gz")];
});
afterEach(() => rm(root, { recursive: true, force: true }));

function embedded(folder = dataDir) {
  return { databaseUrl: null, dataDir: folder };
}

const LEARNER = "00000000-0000-4000-8000-000000000001";

/** A data folder with every kind of value that a column has. */
async function makeData(folder: string): Promise<Dump> {
  const { db, close } = await connect(embedded(folder));
  await migrate(db);
  await sql`INSERT INTO learners (id, created_at) VALUES (${LEARNER}, '2026-01-05 09:00:00.123456+00')`.execute(
    db,
  );
  await sql`INSERT INTO log (learner_id, sequence, id, at, kind, event, note)
    SELECT ${LEARNER}, n, gen_random_uuid(), now(), 'lesson-finished',
      jsonb_build_object('n', 12345678901234567890, 'text', E'tab\tline\nö'), E'a\tb\nc'
    FROM generate_series(1, 1200) AS n`.execute(db);
  await sql`INSERT INTO states (learner_id, engine_version, graph, sequence, state)
    VALUES (${LEARNER}, 1, 'g', 1, '\\x00ff10'::bytea)`.execute(db);
  await sql`INSERT INTO checks (id, learner_id, purpose, state, seed, open_item, answers, before, started_at)
    VALUES (gen_random_uuid(), ${LEARNER}, 'step', 'passed', 1, 'null', '[]', '{}', now())`.execute(db);
  await sql`INSERT INTO disputes (learner_id, event, item, reason, answer, track_version, created_at)
    SELECT learner_id, id, 'item', 'mine', '"\\u0000 \\ud800"', 1, now() FROM log LIMIT 1`.execute(db);
  await addAudit(db);
  const dump = await dumpDatabase(db);
  await close();
  return dump;
}

/** A row whose id the database makes. */
async function addAudit(db: Db): Promise<void> {
  await sql`INSERT INTO audit_log (at, kind, detail) VALUES (now(), 'role-given', '')`.execute(db);
}

async function contents(folder: string): Promise<Dump> {
  const { db, close } = await connect(embedded(folder));
  try {
    return await dumpDatabase(db);
  } finally {
    await close();
  }
}

/** Every file below the folder with its bytes. */
async function bytesBelow(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
  return Object.fromEntries(
    await Promise.all(files.map(async (path) => [path, await readFile(path, "base64")])),
  );
}

function changed(bytes: Buffer, change: (text: string) => string): Buffer {
  return gzipSync(change(gunzipSync(bytes).toString()));
}

test("a restored database has every row and value of the backup, and the one before is kept beside it", async () => {
  expect(await restore(embedded(), made.file, { overwrite: false })).toMatchObject({
    kind: "restored",
    keptIn: null,
  });
  const { db, close } = await connect(embedded());
  expect(await dumpDatabase(db)).toMatchObject({ rows: made.contents.rows });
  await addAudit(db);
  await sql`DELETE FROM learners`.execute(db);
  await close();
  expect(await restore(embedded(), made.file, { overwrite: false })).toMatchObject({
    kind: "would-overwrite",
    dataDir,
  });
  const restored = await restore(embedded(), made.file, { overwrite: true });
  expect(restored).toMatchObject({ kind: "restored", learners: 1, entries: 1200 });
  expect((await contents(dataDir)).rows).toEqual(made.contents.rows);
  const keptIn = restored.kind === "restored" ? (restored.keptIn ?? "") : "";
  expect((await contents(keptIn)).rows.map(({ table }) => table)).toEqual(["audit_log", "audit_log"]);
  expect((await readdir(dataDir)).filter((name) => name.startsWith("restor"))).toEqual([]);
});

test("a running Aulo gives the backup with its last acknowledged change, and refuses a restore", async () => {
  const trackDir = await writeSmallTrack();
  const server = spawnServer({ AULO_DATA_DIR: dataDir, AULO_TRACK_DIR: trackDir });
  const base = await server.ready;
  const { token } = await createClient(base, "").call("createLearner");
  await createClient(base, token).call("createGoal", { body: { text: "lists" } });
  expect(await backUp(embedded(), file)).toMatchObject({ kind: "saved", learners: 1 });
  expect(gunzipSync(await readFile(file)).toString()).toMatch(/^goals\t.*"text":"lists"/m);
  await expect(restore(embedded(), file, { overwrite: true })).rejects.toThrow(
    /^Another Aulo \(process \d+\) has/,
  );

  const { key } = JSON.parse(await readFile(join(dataDir, "operator.json"), "utf8"));
  if (process.platform !== "win32")
    expect((await stat(join(dataDir, "operator.json"))).mode & 0o777).toBe(0o600);
  for (const wrong of ["", token, `${key}x`, key.toLowerCase()]) {
    const reply = await fetch(`${base}/backup`, { headers: { authorization: `Bearer ${wrong}` } });
    expect(reply.headers.get("content-type")).not.toBe("application/gzip");
  }
  expect((await server.end("SIGTERM")).exitCode).toBe(0);
  expect(await readdir(dataDir)).not.toContain("operator.json");
  await rm(trackDir, { recursive: true });
});

test("a backup of a release with fewer migrations is brought up to date", async () => {
  const [header = ""] = gunzipSync(await readFile(made.file))
    .toString()
    .split("\n");
  const migrations = made.contents.migrations.toSorted();
  const older = { ...JSON.parse(header), migrations: migrations.slice(0, 3), rows: { learners: 1 } };
  const learner = `{"id":"${LEARNER}","created_at":"2025-01-01T00:00:00+00:00"}`;
  await writeFile(file, gzipSync(`${JSON.stringify(older)}\nlearners\t${learner}\n`));
  await restore(embedded(), file, { overwrite: false });
  const now = await contents(dataDir);
  expect(now.migrations.toSorted()).toEqual(migrations);
  expect(now.rows).toMatchObject([{ table: "learners" }]);
});

test.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
  ["an empty file", () => Buffer.alloc(0), /is not a backup of Aulo\.$/],
  ["another file", () => Buffer.from("hello"), /is not a backup of Aulo\.$/],
  ["another gzip file", () => gzipSync("hello\n"), /is not a backup of Aulo\.$/],
  ["a file that was cut off", (bytes) => bytes.subarray(0, -100), /is damaged/],
  ["a lost row", (bytes) => changed(bytes, (text) => text.replace(/^log\t.*\n/m, "")), /is damaged/],
  [
    "a newer format",
    (bytes) => changed(bytes, (text) => text.replace('"version":1', '"version":2')),
    /newer version of Aulo/,
  ],
  [
    "a newer database",
    (bytes) => changed(bytes, (text) => text.replace('"0001-', '"0999-')),
    /newer version of Aulo/,
  ],
  [
    "an unknown table",
    (bytes) => changed(bytes, (text) => text.replace(/^states\t/m, "wishes\t")),
    /unknown table/,
  ],
])("%s is refused as a backup in one sentence, and the data stays as it was", async (_, spoil, said) => {
  await writeFile(file, spoil(await readFile(made.file)));
  await cp(made.dataDir, dataDir, { recursive: true });
  const before = await bytesBelow(dataDir);
  await expect(restore(embedded(), file, { overwrite: true })).rejects.toThrow(said);
  expect(await bytesBelow(dataDir)).toEqual(before);
});

test("a backup is not written over a file, and a folder without data has none", async () => {
  expect(await backUp(embedded(), file)).toEqual({ kind: "no-data", dataDir });
  expect(await backUp({ databaseUrl: "postgres://elsewhere/aulo", dataDir }, file)).toEqual({
    kind: "database-server",
  });
  await writeFile(file, "mine");
  await expect(backUp(embedded(made.dataDir), file)).rejects.toThrow(/exists\. Name a new file/);
  expect(await readFile(file, "utf8")).toBe("mine");
  const gone = join(root, "gone", "backup.gz");
  await expect(backUp(embedded(made.dataDir), gone)).rejects.toThrow(/cannot be written/);
});

test.each(["before", "while"])(
  "a restore that was killed %s the databases changed places is finished by the next start",
  async (when) => {
    await migrateEmpty(dataDir);
    const [restored, before] = ["restored-2026", "before-restore-2026"].map((name) => join(dataDir, name));
    await cp(made.dataDir, restored ?? "", { recursive: true });
    if (when === "while") {
      await mkdir(before ?? "");
      await rename(join(dataDir, "pg"), join(before ?? "", "pg"));
    }
    expect((await contents(dataDir)).rows).toEqual(made.contents.rows);
    expect(await readdir(dataDir)).not.toContain("restored-2026");
    expect((await contents(before ?? "")).rows).toEqual([]);
  },
);

async function migrateEmpty(folder: string): Promise<void> {
  const { db, close } = await connect(embedded(folder));
  await migrate(db);
  await close();
}
