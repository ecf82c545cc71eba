/**
 * `npm run bench:load [-- --short] [--turns N] [--write]`: what one web node with PostgreSQL can do, on this machine.
 *
 * 1. Answers: learners send answers to closed items, each the next one when the last was acknowledged. Beside them, in the same run and
 *    taking turns, a bare server sends the very statements of one answer (`bare-server.ts`), and inserts single rows.
 * 2. Overload: answers come at five times the best rate, whether the ones before were acknowledged or not.
 * 3. Judges: code runs a second, and the time of `GET /api/step` while every judge is busy.
 *
 * The load, the servers and PostgreSQL share the processors, so ratios say more than rates. The exit code is 1 when a goal is missed.
 */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { hashToken } from "../../packages/server/src/learners/tokens.ts";
import { type ChildServer, spawnServer } from "../../packages/server/src/testing/child-server.ts";
import { freePort } from "../../packages/server/src/testing/free-port.ts";
import { startPostgres } from "../../suites/cluster/postgres.ts";
import { publish } from "../publish.ts";
import { quantile } from "../quantile.ts";
import { createAsker } from "./ask.ts";
import { type Bare, startBare } from "./bare.ts";
import { judgesBusy } from "./judges.ts";
import { closedLoop, type Measured, openLoop } from "./loops.ts";
import { type Prepared, prepareLearners } from "./prepared.ts";
import { recordAnswer } from "./recorded-statements.ts";
import { type AnswersRow, type LoadReport, toPage } from "./report.ts";

const { values: options } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    turns: { type: "string" },
    write: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const USERS = options.short ? [1, 32] : [1, 8, 32, 128, 512];
const WINDOW_MS = options.short ? 3_000 : 8_000;
/** Turns that Aulo and the bare server take for each number of learners; the median counts. */
const TURNS = Number(options.turns ?? (options.short ? 1 : 3));
/** Learners that a window needs beside those at once: each gives a few answers. */
const MORE_LEARNERS = options.short ? 100 : 250;
const OVERLOAD = 5;
const CREATED = 201;

const folder = mkdtempSync(join(tmpdir(), "aulo-load-"));
const postgres = await startPostgres({ address: "127.0.0.1", through: [] }, await freePort());
const environment = {
  DATABASE_URL: postgres.url,
  AULO_DATA_DIR: join(folder, "data"),
  AULO_LEARNERS_PER_MINUTE: "1000000",
};
const removals: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true }), postgres.remove];
const asker = createAsker();

try {
  const base = await starting("web").ready;
  const file = join(folder, "recording.json");
  const recording = await recordAnswer(postgres.url);
  writeFileSync(file, JSON.stringify(recording));
  const bare = await startBare(postgres.url, file);
  removals.push(bare.stop);

  const answers: AnswersRow[] = [];
  for (const users of USERS) answers.push(await measureAnswers(base, bare, users));
  const best = Math.max(...answers.map(({ aulo }) => aulo.perSecond));
  const overload = await measureOverload(base, best);
  const judge = starting("judge");
  await judge.ready;
  const judges = await judgesBusy(base, { windowMs: WINDOW_MS, ask: asker.ask });
  const report: LoadReport = {
    statements: recording.statements.length,
    answers,
    overload: { ...overload, best, times: OVERLOAD },
    judges,
  };
  const { page, missed } = toPage(report, options.short);
  publish(import.meta.url, { report, page, json: options.json, write: options.write });
  process.exitCode = missed.length > 0 ? 1 : 0;
} finally {
  asker.close();
  for (const remove of removals.toReversed()) await remove();
}

function starting(role: "web" | "judge"): ChildServer {
  const server = spawnServer({ ...environment, AULO_ROLE: role });
  removals.push(() => server.end("SIGTERM"));
  return server;
}

/** Aulo, the bare server and single commits take turns, with so many learners at once. */
async function measureAnswers(base: string, bare: Bare, users: number): Promise<AnswersRow> {
  const turns: { aulo: Measured; bare: Measured; commits: Measured }[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const prepared = await prepareLearners(base, users + MORE_LEARNERS);
    const learners = prepared.slice(0, users).map(({ id, learner, check }) => {
      return { token: hashToken(learner.token), learner: id, check: check.id };
    });
    turns.push({
      aulo: await closedLoop(users, WINDOW_MS, answering(base, prepared)),
      bare: await closedLoop(users, WINDOW_MS, (user) => bare.answer(learners[user])),
      commits: await closedLoop(users, WINDOW_MS, () => bare.commit()),
    });
  }
  const median = (of: "aulo" | "bare" | "commits") => medianOf(turns.map((turn) => turn[of]));
  return { users, aulo: median("aulo"), bare: median("bare"), commits: median("commits") };
}

/** The measurement with the median rate. */
function medianOf(measured: readonly Measured[]): Measured {
  const rate = quantile(
    measured.map(({ perSecond }) => perSecond),
    0.5,
  );
  const found = measured.find(({ perSecond }) => perSecond === rate);
  if (found === undefined) throw new Error("No turn was measured.");
  return found;
}

/** Sends the next answer of each user, and goes on with another learner when a placement has ended. */
function answering(base: string, prepared: Prepared[]): (user: number) => Promise<boolean> {
  const current = new Map<number, Prepared>();
  return async (user) => {
    const own = current.get(user) ?? prepared.pop();
    if (own === undefined) return false;
    const { status, body } = await sendAnswer(base, own);
    if (status !== CREATED) throw new Error(`An answer was refused with ${status}: ${body}`);
    const { check } = JSON.parse(body);
    if (check.item === null) current.delete(user);
    else current.set(user, { ...own, check });
    return true;
  };
}

function sendAnswer(base: string, { learner, check }: Prepared) {
  return asker.ask({
    url: `${base}/api/checks/${check.id}/attempts`,
    headers: { authorization: `Bearer ${learner.token}`, "idempotency-key": randomUUID() },
    body: { item: check.item?.id, answer: { kind: "dont-know" } },
  });
}

/** The rate at which answers are acknowledged while five times as many come as Aulo can take. Each learner sends one. */
async function measureOverload(base: string, best: number) {
  const perSecond = best * OVERLOAD;
  const prepared = await prepareLearners(base, Math.ceil((perSecond * WINDOW_MS) / 1_000));
  const statuses = new Map<number, number>();
  const measured = await openLoop(perSecond, WINDOW_MS, async () => {
    const own = prepared.pop();
    if (own === undefined) return false;
    const { status } = await sendAnswer(base, own);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    return status === CREATED;
  });
  return { ...measured, statuses: Object.fromEntries(statuses) };
}
