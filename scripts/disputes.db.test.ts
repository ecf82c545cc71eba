import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { upsertDispute } from "../packages/server/src/corrections/queries.ts";
import { connect } from "../packages/server/src/db/connect.ts";
import { migrate } from "../packages/server/src/db/migrate.ts";
import { insertLearner } from "../packages/server/src/learners/queries.ts";
import { writeSmallTrack } from "../packages/server/src/testing/small-track.ts";

const LEARNER = randomUUID();
const AT = new Date("2026-01-05T09:00:00.000Z");

let dataDir: string;
let trackDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "aulo-disputes-"));
  trackDir = await writeSmallTrack();
  const { db, close } = await connect({ databaseUrl: null, dataDir });
  await migrate(db);
  await insertLearner(db, { id: LEARNER, createdAt: AT });
  for (const [index, [item, reason]] of [
    ["values.one", "Both are\nright. \u001b[31mRed"],
    ["values.one", "It depends."],
    ["lists.one", "There is none."],
  ].entries()) {
    await upsertDispute(db, LEARNER, {
      entry: randomUUID(),
      item: item ?? "",
      reason: reason ?? "",
      answer: { kind: "choose-one", option: "eleven" },
      files: null,
      trackVersion: 3,
      at: new Date(AT.getTime() + index),
    });
  }
  await close();
});
afterAll(() => Promise.all([dataDir, trackDir].map((folder) => rm(folder, { recursive: true }))));

function disputes(...words: string[]) {
  const { DATABASE_URL: _, ...environment } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "disputes.ts"), ...words],
    { encoding: "utf8", env: { ...environment, AULO_DATA_DIR: dataDir, AULO_TRACK_DIR: trackDir } },
  );
  expect(stdout).not.toContain(LEARNER);
  return { status, stdout, stderr };
}

test("lists the items with their disputes, dates and answers, without control characters", () => {
  expect(disputes()).toEqual({
    status: 0,
    stderr: "",
    stdout: `values.one: 2 disputes
  2026-01-05  Both are right. [31mRed (track version 3)
              answer: eleven
  2026-01-05  It depends. (track version 3)
              answer: eleven

lists.one: 1 dispute
  2026-01-05  There is none. (track version 3)
              answer: eleven
`,
  });
});

test("filters by concept and by item, as JSON too", () => {
  expect(JSON.parse(disputes("--json", "--concept", "lists").stdout)).toEqual([
    {
      item: "lists.one",
      concept: "lists",
      disputes: [
        {
          reason: "There is none.",
          answer: { kind: "choose-one", option: "eleven" },
          files: null,
          trackVersion: 3,
          at: "2026-01-05T09:00:00.002Z",
        },
      ],
    },
  ]);
  expect(disputes("--item", "values.several").stdout).toBe("No disputes.\n");
});

test.each([
  [["--item", "values.gone"], "The track has no item values.gone."],
  [["--concept", "gone"], "The track has no concept gone"],
  [["--loud"], "Unknown option '--loud'"],
])("a wrong option exits with 1 and names it: %s", (words, told) => {
  const { status, stderr } = disputes(...words);
  expect(status).toBe(1);
  expect(stderr).toContain(told);
});

test("--help shows the options", () => {
  expect(disputes("--help").stdout).toContain("--concept ID");
});
