import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "../packages/server/src/db/connect.ts";
import { migrate } from "../packages/server/src/db/migrate.ts";
import { insertLearner } from "../packages/server/src/learners/queries.ts";

const ADA = "aaaaaaaa-0000-4000-8000-000000000001";
const BOB = "aaaabbbb-0000-4000-8000-000000000002";

let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "aulo-role-"));
  const { db, close } = await connect({ databaseUrl: null, dataDir });
  await migrate(db);
  await insertLearner(db, { id: ADA, createdAt: new Date("2026-01-05T09:00:00.000Z") });
  await insertLearner(db, { id: BOB, createdAt: new Date("2026-02-05T09:00:00.000Z") });
  await close();
});
afterAll(() => rm(dataDir, { recursive: true }));

function role(...words: string[]) {
  const { DATABASE_URL: _, PORT: __, ...environment } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "role.ts"), ...words],
    { encoding: "utf8", env: { ...environment, AULO_DATA_DIR: dataDir } },
  );
  return { status, stdout, stderr };
}

test("gives a learner a role, and lists it", () => {
  expect(role("aaaaaaaa", "mentor")).toEqual({ status: 0, stderr: "", stdout: `${ADA} is now mentor.\n` });
  expect(role()).toEqual({
    status: 0,
    stderr: "",
    stdout: `${BOB}  learner  since 2026-02-05\n${ADA}  mentor   since 2026-01-05\n`,
  });
});

test.each([
  [["cccc", "mentor"], "No learner here has an id that begins with cccc.\n"],
  [["aaaa", "mentor"], "2 learners have an id that begins with aaaa.\n"],
  [["aaaabbbb"], "Name one role after the id: learner, mentor, admin.\n"],
  [["aaaabbbb", "owner"], "Name one role after the id: learner, mentor, admin.\n"],
])("changes nothing for %j", (words, stderr) => {
  expect(role(...words)).toEqual({ status: 1, stdout: "", stderr });
});
