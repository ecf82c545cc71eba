import fs from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, expect, test } from "vitest";
import { connect } from "./connect.ts";

const realFsync = fs.fsyncSync;

afterEach(() => {
  fs.fsyncSync = realFsync;
  syncBuiltinESMExports();
});

test("a commit calls fsync before it is acknowledged, and a read does not", async () => {
  let flushes = 0;
  fs.fsyncSync = (file) => {
    flushes += 1;
    realFsync(file);
  };
  syncBuiltinESMExports();
  const dataDir = await mkdtemp(join(tmpdir(), "aulo-durable-"));
  const { db, close } = await connect({ databaseUrl: null, dataDir });
  await sql`CREATE TABLE notes (note text)`.execute(db);
  const before = flushes;
  await db.transaction().execute((inside) => sql`INSERT INTO notes VALUES ('kept')`.execute(inside));
  const written = flushes;
  await sql`SELECT * FROM notes`.execute(db);
  expect(written).toBe(before + 1);
  expect(flushes).toBe(written);
  await close();
  await rm(dataDir, { recursive: true });
});
