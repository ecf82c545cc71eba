// Cost of a long log: `npm run bench:long-log` prints, for each endpoint, its processor time with 10,000 answers divided by that with 100,
// and ends with 1 when a later call is above the bar. The calls of both take turns, and other work on the machine does not count.

import { openItemOf } from "../../packages/server/src/testing/answers.ts";
import type { Client } from "../../packages/server/src/testing/client.ts";
import { openPgliteInMemory } from "../../packages/server/src/testing/databases.ts";
import { REAL_TRACK } from "../../packages/server/src/testing/real-track.ts";
import { startTestServer } from "../../packages/server/src/testing/test-server.ts";
import { quantile } from "../quantile.ts";
import { writeLog } from "../write-log.ts";

const SHORT = 100;
const LONG = 10_000;
const CALLS = 9;
const SEED = 1;
const MOST_RATIO = 5;

type Call = (learner: Client) => Promise<unknown>;

const conceptId = "functions";
const body = { concept: conceptId };

/** Exports and imports are left out, since they have to read the whole log. The last ones change the most. */
const CALLS_BY_ENDPOINT: readonly (readonly [string, Call])[] = [
  ["getLearner", (learner) => learner.call("getLearner")],
  ["listTokens", (learner) => learner.call("listTokens")],
  ["getStep", (learner) => learner.call("getStep")],
  ["getPath", (learner) => learner.call("getPath")],
  ["getEvidence", (learner) => learner.call("getEvidence", { params: { conceptId } })],
  [
    "getEvidence, an earlier page",
    (learner) => learner.call("getEvidence", { params: { conceptId }, query: { before: "90" } }),
  ],
  ["getWhatIf", (learner) => learner.call("getWhatIf", { params: { conceptId } })],
  ["getMissed", (learner) => learner.call("getMissed", { params: { conceptId } })],
  ["getReviews", (learner) => learner.call("getReviews")],
  ["getProgress", (learner) => learner.call("getProgress")],
  ["getCalibration", (learner) => learner.call("getCalibration")],
  ["listLog", (learner) => learner.call("listLog")],
  ["listGoals", (learner) => learner.call("listGoals")],
  ["getGoalEnd", getGoalEnd],
  ["search", (learner) => learner.call("search", { query: { text: "function" } })],
  ["openCheck, answer and endCheck", answerOne],
  ["readAnswers", readAnswers],
  ["finishLesson", (learner) => learner.call("finishLesson", { params: { conceptId } })],
  ["putOff", (learner) => learner.call("putOff", { body: { ...body, why: "other", note: "" } })],
  ["voidEntry", voidLast],
  ["reset", (learner) => learner.call("reset", { body })],
];

async function getGoalEnd(learner: Client) {
  const [goal] = (await learner.call("listGoals")).goals;
  return learner.call("getGoalEnd", { params: { goalId: goal?.id ?? "" } });
}

const lastChecks = new WeakMap<Client, string>();

async function answerOne(learner: Client) {
  const check = await learner.call("openCheck", { body: { purpose: "placement" } });
  const item = openItemOf(check);
  const params = { checkId: check.id };
  await learner.call("answer", { params, body: { item: item.id, answer: { kind: "dont-know" } } });
  await learner.call("endCheck", { params });
  lastChecks.set(learner, check.id);
}

function readAnswers(learner: Client) {
  return learner.call("readAnswers", { params: { checkId: lastChecks.get(learner) ?? "" } });
}

async function voidLast(learner: Client) {
  const { entries } = await learner.call("listLog", { query: { limit: "100" } });
  const last = entries.find(({ kind, attempt }) => kind === "answered" && attempt?.voided === false);
  return learner.call("voidEntry", { params: { entryId: last?.id ?? "" }, body: {} });
}

type Opened = { learner: Client; stop: () => Promise<void> };

/** A learner with so many answers, on a server of their own. */
async function open(answers: number): Promise<Opened> {
  const server = await startTestServer(await openPgliteInMemory(), { trackDir: REAL_TRACK });
  const learner = await server.begin();
  await learner.call("createGoal", { body: { text: "everything" } });
  await writeLog(server.deps, (await learner.call("getLearner")).id, { answers, seed: SEED });
  return { learner, stop: server.stop };
}

type Ratios = { first: number; later: number };

/** Times of the first call, and of the median of the calls after it, each with many answers divided by that with few. */
async function compare(call: Call, few: Client, many: Client): Promise<Ratios> {
  const [short, long]: [number[], number[]] = [[], []];
  for (let count = 0; count < CALLS; count += 1) {
    short.push(await processorTimeOf(() => call(few)));
    long.push(await processorTimeOf(() => call(many)));
  }
  const ratio = (of: (list: readonly number[]) => number) => of(long) / of(short);
  return { first: ratio(([first = 0]) => first), later: ratio(([, ...others]) => quantile(others, 0.5)) };
}

/** Processor time of all threads of this process, µs. */
async function processorTimeOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

const few = await open(SHORT);
const many = await open(LONG);
console.log(
  `Processor time with ${LONG} answers divided by that with ${SHORT}\n\n| endpoint | first call | later calls |\n|---|---|---|`,
);
for (const [name, call] of CALLS_BY_ENDPOINT) {
  const { first, later } = await compare(call, few.learner, many.learner);
  const isOver = later > MOST_RATIO;
  if (isOver) process.exitCode = 1;
  console.log(
    `| ${name} | ${first.toFixed(1)} | ${later.toFixed(1)}${isOver ? ` (more than ${MOST_RATIO})` : ""} |`,
  );
}
await few.stop();
await many.stop();
