import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Connected, connect } from "./connect.ts";
import { LostChangesError } from "./last-change.ts";

let folder: string;
let place: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aulo-last-change-"));
  place = join(folder, "last-change");
});
afterAll(() => rm(folder, { recursive: true }));

function open(): Promise<Connected> {
  return connect({ databaseUrl: null, dataDir: folder });
}

async function reached(): Promise<number> {
  return Number(await readFile(place, "utf8").catch(() => "0"));
}

test("the place of the last change is noted, and a start that finds less says so once", async () => {
  const first = await open();
  await vi.waitFor(async () => expect(await reached()).toBeGreaterThan(0), { timeout: 10_000 });
  const before = await reached();
  await sql`CREATE TABLE kept (id integer)`.execute(first.db);
  await vi.waitFor(async () => expect(await reached()).toBeGreaterThan(before), { timeout: 10_000 });
  await first.close();
  await (await open()).close();
  await writeFile(place, String((await reached()) + 1_000_000));
  await expect(open()).rejects.toThrow(LostChangesError);
  await expect(open()).rejects.toThrow(`delete the file ${place}`);
  await rm(place);
  const left = await open();
  await sql`SELECT id FROM kept`.execute(left.db);
  await left.close();
});

test("a log that ends before its last changes is noticed, though a start writes to the log too", async () => {
  const crashed = await mkdtemp(join(tmpdir(), "aulo-crashed-"));
  const log = join(folder, "pg", "pg_wal");
  const { db, close } = await open();
  await sql`CREATE TABLE lost (id integer)`.execute(db);
  await cp(log, join(crashed, "pg", "pg_wal"), { recursive: true });
  await vi.waitFor(async () => expect(await reached()).toBeGreaterThan(0), { timeout: 10_000 });
  const before = await reached();
  await sql`INSERT INTO lost VALUES (1)`.execute(db);
  await vi.waitFor(async () => expect(await reached()).toBeGreaterThan(before), { timeout: 10_000 });
  // Like the folder after a crash, but with the older log.
  const isKept = (path: string) => !path.startsWith(log) && !basename(path).startsWith("aulo.lock");
  await cp(folder, crashed, { recursive: true, filter: isKept });
  await close();
  await expect(connect({ databaseUrl: null, dataDir: crashed })).rejects.toThrow(LostChangesError);
  await rm(crashed, { recursive: true });
});

test("a place that cannot be read says nothing", async () => {
  await writeFile(place, "cut off");
  await (await open()).close();
});
