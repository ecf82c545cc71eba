import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Export } from "@aulo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "../packages/server/src/db/connect.ts";
import { migrate } from "../packages/server/src/db/migrate.ts";
import { insertLearner } from "../packages/server/src/learners/queries.ts";
import { writeSmallTrack } from "../packages/server/src/testing/small-track.ts";

const ADA = "aaaaaaaa-0000-4000-8000-000000000001";

let dataDir: string;
let trackDir: string;

beforeAll(async () => {
  [dataDir, trackDir] = [await mkdtemp(join(tmpdir(), "aulo-export-")), await writeSmallTrack()];
  const { db, close } = await connect({ databaseUrl: null, dataDir });
  await migrate(db);
  await insertLearner(db, { id: ADA, createdAt: new Date("2026-01-05T09:00:00.000Z") });
  await close();
});
afterAll(() => Promise.all([dataDir, trackDir].map((folder) => rm(folder, { recursive: true }))));

function runExport(...words: string[]) {
  const { DATABASE_URL: _, PORT: __, ...environment } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "export.ts"), ...words],
    { encoding: "utf8", env: { ...environment, AULO_DATA_DIR: dataDir, AULO_TRACK_DIR: trackDir } },
  );
  return { status, stdout, stderr };
}

test("prints the export of a learner, and names one that is not there", () => {
  const { status, stdout, stderr } = runExport("aaaa");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(Export.parse(JSON.parse(stdout))).toMatchObject({
    track: { id: "small" },
    log: [],
    cohorts: { role: "learner" },
  });
  expect(runExport("bbbb")).toEqual({
    status: 1,
    stdout: "",
    stderr: "No learner here has an id that begins with bbbb.\n",
  });
});
