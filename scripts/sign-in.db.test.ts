import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "../packages/server/src/db/connect.ts";
import { migrate } from "../packages/server/src/db/migrate.ts";
import { insertLearner, selectOptionalLearnerByToken } from "../packages/server/src/learners/queries.ts";
import { hashToken } from "../packages/server/src/learners/tokens.ts";

const ADA = "aaaaaaaa-0000-4000-8000-000000000001";
const BOB = "aaaabbbb-0000-4000-8000-000000000002";

let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "aulo-sign-in-"));
  const { db, close } = await connect({ databaseUrl: null, dataDir });
  await migrate(db);
  await insertLearner(db, { id: ADA, createdAt: new Date("2026-01-05T09:00:00.000Z") });
  await insertLearner(db, { id: BOB, createdAt: new Date("2026-02-05T09:00:00.000Z") });
  await close();
});
afterAll(() => rm(dataDir, { recursive: true }));

function signIn(...words: string[]) {
  const { DATABASE_URL: _, PORT: __, ...environment } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "sign-in.ts"), ...words],
    { encoding: "utf8", env: { ...environment, AULO_DATA_DIR: dataDir } },
  );
  return { status, stdout, stderr };
}

test("lists the learners, the last active first", () => {
  expect(signIn()).toEqual({
    status: 0,
    stderr: "",
    stdout: `${BOB}  since 2026-02-05, last active 2026-02-05, 0 entries in the log
${ADA}  since 2026-01-05, last active 2026-01-05, 0 entries in the log

A link for one of them: npm run sign-in -- ID
`,
  });
});

test("prints a link whose token is the learner's", async () => {
  const { stdout } = signIn("aaaaaaaa");
  const token = stdout.match(/^http:\/\/127\.0\.0\.1:4600\/#continue=(\S+)$/m)?.[1] ?? "";
  const { db, close } = await connect({ databaseUrl: null, dataDir });
  expect(await selectOptionalLearnerByToken(db, hashToken(token))).toMatchObject({ id: ADA });
  await close();
});

test.each([
  ["cccc", "No learner here has an id that begins with cccc.\n"],
  ["aaaa", "2 learners have an id that begins with aaaa.\n"],
])("makes no link for %s", (start, stderr) => {
  expect(signIn(start)).toEqual({ status: 1, stdout: "", stderr });
});
