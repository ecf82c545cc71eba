/**
 * `npm run bench:scale [-- --short] [--answers N] [--write]`: whether one learner costs more when there are many others.
 *
 * 1. A few learners get a log, a state and checks (`write-log.ts`), and the database copies them (`copies.ts`).
 * 2. At each number of learners, requests of learners drawn at random are timed. None was asked for before, so nothing of them is in the
 *    memory of the server.
 * 3. The bytes of a learner are those of all tables and indexes, divided by the number of learners.
 *
 * The exit code is 1 when a request or a learner costs clearly more with the most learners than with the fewest.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Pool } from "pg";
import { connect } from "../../packages/server/src/db/connect.ts";
import { migrate } from "../../packages/server/src/db/migrate.ts";
import { openItemOf } from "../../packages/server/src/testing/answers.ts";
import { spawnServer } from "../../packages/server/src/testing/child-server.ts";
import { type Client, createClient } from "../../packages/server/src/testing/client.ts";
import { freePort } from "../../packages/server/src/testing/free-port.ts";
import { REAL_TRACK } from "../../packages/server/src/testing/real-track.ts";
import { startTestServer } from "../../packages/server/src/testing/test-server.ts";
import { seededChance } from "../../scripts/simulate/seeded-chance.ts";
import { startPostgres } from "../../suites/cluster/postgres.ts";
import { publish } from "../publish.ts";
import { writeLog } from "../write-log.ts";
import { makeCopies, rememberTemplates, TOKEN } from "./copies.ts";
import { type ScaleRow, toPage } from "./report.ts";

const { values: options } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    answers: { type: "string", default: "200" },
    write: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const LEARNERS = options.short ? [200, 2_000] : [1_000, 10_000, 100_000];
const ANSWERS = Number(options.answers);
const TEMPLATES = 20;
/** Learners drawn for the times at each number of learners. */
const DRAWN = options.short ? 60 : 300;

const folder = mkdtempSync(join(tmpdir(), "aulo-scale-"));
const postgres = await startPostgres({ address: "127.0.0.1", through: [] }, await freePort());
const pool = new Pool({ connectionString: postgres.url, max: 2 });
const removals: (() => unknown)[] = [
  () => rmSync(folder, { recursive: true, force: true }),
  postgres.remove,
  () => pool.end(),
];
try {
  await writeTemplates();
  const metrics = `127.0.0.1:${await freePort()}`;
  const server = spawnServer({
    DATABASE_URL: postgres.url,
    AULO_DATA_DIR: join(folder, "data"),
    AULO_ROLE: "web",
    AULO_METRICS_ADDRESS: metrics,
  });
  removals.push(() => server.end("SIGTERM"));
  const base = await server.ready;
  const rows: ScaleRow[] = [];
  const chance = seededChance(1);
  let made = 0;
  let asked = new Set<number>();
  for (const learners of LEARNERS) {
    await makeCopies(pool, made, learners);
    made = learners;
    const drawn = draw(learners, asked, chance);
    asked = new Set([...asked, ...drawn]);
    rows.push(await measure(base, { metrics, learners, drawn: [...drawn] }));
  }
  const report = { answers: ANSWERS, drawn: DRAWN, rows };
  const { page, grown } = toPage(report);
  publish(import.meta.url, { report, page, json: options.json, write: options.write });
  process.exitCode = grown.length > 0 ? 1 : 0;
} finally {
  for (const remove of removals.toReversed()) await remove();
}

/** Learners with a goal and a log, to be copied. */
async function writeTemplates(): Promise<void> {
  const connected = await connect({ databaseUrl: postgres.url, dataDir: "" });
  await migrate(connected.db);
  const server = await startTestServer(connected, { runner: null, trackDir: REAL_TRACK });
  try {
    for (let seed = 1; seed <= TEMPLATES; seed += 1) {
      const learner = await server.begin();
      await learner.call("createGoal", { body: { text: "learn backend with Node.js" } });
      await writeLog(server.deps, (await learner.call("getLearner")).id, { answers: ANSWERS, seed });
    }
  } finally {
    await server.stop();
  }
  await rememberTemplates(pool);
}

/** Numbers of learners who were not asked for before. */
function draw(learners: number, asked: ReadonlySet<number>, chance: () => number): Set<number> {
  const drawn = new Set<number>();
  while (drawn.size < DRAWN) {
    const number = Math.floor(chance() * learners);
    if (!asked.has(number)) drawn.add(number);
  }
  return drawn;
}

type Drawn = { metrics: string; learners: number; drawn: readonly number[] };

async function measure(base: string, { metrics, learners, drawn }: Drawn): Promise<ScaleRow> {
  const times: Record<string, number[]> = {};
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const from = performance.now();
    const result = await work();
    times[name] = [...(times[name] ?? []), performance.now() - from];
    return result;
  };
  const before = await processorSeconds(metrics);
  for (const number of drawn) await askAsLearner(createClient(base, `${TOKEN}${number}`), timed);
  const processor = (await processorSeconds(metrics)) - before;
  const { rows } = await pool.query<{ bytes: string; entries: string }>(
    "SELECT pg_database_size(current_database()) AS bytes, (SELECT count(*) FROM log) AS entries",
  );
  return {
    learners,
    entries: Number(rows[0]?.entries),
    bytesEach: Number(rows[0]?.bytes) / learners,
    processorMsEach: (processor * 1_000) / drawn.length,
    times,
  };
}

/** Requests of a learner who comes back: their step, a check with an answer, the path, and the evidence of a concept. */
async function askAsLearner(
  learner: Client,
  timed: <T>(name: string, work: () => Promise<T>) => Promise<T>,
): Promise<void> {
  await timed("GET /api/step, the first request", () => learner.call("getStep"));
  await timed("GET /api/step", () => learner.call("getStep"));
  const check = await timed("POST /api/checks", () =>
    learner.call("openCheck", { body: { purpose: "placement" } }),
  );
  const sent = {
    params: { checkId: check.id },
    body: { item: openItemOf(check).id, answer: { kind: "dont-know" as const } },
  };
  await timed("POST /api/checks/:id/attempts", () => learner.call("answer", sent));
  await timed("GET /api/path", () => learner.call("getPath"));
  await timed("GET /api/concepts/:id/evidence", () =>
    learner.call("getEvidence", { params: { conceptId: "functions" } }),
  );
}

/** Processor time of the web node so far, s. */
async function processorSeconds(metrics: string): Promise<number> {
  const text = await (await fetch(`http://${metrics}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1]);
}
