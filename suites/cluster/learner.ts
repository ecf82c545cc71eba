/**
 * Simulated learners, who use the public API alone and try again until each request is acknowledged.
 *
 * 1. Most learn one concept, look at their log, and begin again as somebody new.
 * 2. One stays for the whole time, and begins with many lessons: a state is stored again only after a hundred entries.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Check, Run } from "@aulo/contract";
import { comesInTime } from "../../packages/server/src/db/comes-in-time.ts";
import { openItemOf, rightAnswer } from "../../packages/server/src/testing/answers.ts";
import { type Client, createClient, Refused } from "../../packages/server/src/testing/client.ts";

const PAUSE_MS = 200;
/** A pause between requests, so that the load is that of many people and not of one loop. */
const THINKING_MS = 150;
/** A request that is not acknowledged for longer never is. */
const MOST_PATIENCE_MS = 300_000;
const CONCEPTS = ["values", "functions", "lists"];
/** Lessons that the one who stays reads first. */
const FIRST_LESSONS = 110;
/** Outcomes that say nothing about the code, and say so. */
const NOT_JUDGED = new Set<string | undefined>(["judge-failed", "too-busy"]);

/** Times of an acknowledgement and of the beginning of its request. */
type Acknowledged = { begun: number; at: number };

/** Replies that learners saw, for the checks at the end. */
export type Seen = {
  /** Ids of log entries whose answers were acknowledged, by the token of the learner. */
  answers: Map<string, string[]>;
  /** Numbers of lessons whose end was acknowledged, by the token of the learner. */
  lessons: Map<string, number>;
  /** Ids of runs that were accepted, each with its end. */
  runs: Map<string, { token: string; end: Run }>;
  answered: Acknowledged[];
  judged: Acknowledged[];
  /** Replies that no learner should get. */
  wrong: string[];
  /** Requests that were tried again. */
  retries: number;
};

export function nothingSeen(): Seen {
  return {
    answers: new Map(),
    lessons: new Map(),
    runs: new Map(),
    answered: [],
    judged: [],
    wrong: [],
    retries: 0,
  };
}

type Learning = { base: string; seen: Seen; signal: AbortSignal };

/** Learns the small track's functions again and again, each time as a new learner, until the signal. */
export async function learnUntil(bases: readonly string[], seen: Seen, signal: AbortSignal): Promise<void> {
  for (let turn = 0; !signal.aborted; turn += 1)
    await noteWrong(learnOnce({ base: bases[turn % bases.length] ?? "", seen, signal }), seen);
}

/** Reads and learns concepts as one learner until the signal. */
export async function stayUntil(base: string, seen: Seen, signal: AbortSignal): Promise<void> {
  const learner = await begin(base, seen);
  for (let lesson = 0; lesson < FIRST_LESSONS && !signal.aborted; lesson += 1)
    await noteWrong(read(learner, CONCEPTS[lesson % CONCEPTS.length] ?? "", seen), seen);
  for (let turn = 0; !signal.aborted; turn += 1)
    await noteWrong(
      readAndLearn(learner, CONCEPTS[turn % CONCEPTS.length] ?? "", { base, seen, signal }),
      seen,
    );
}

async function noteWrong(work: Promise<void>, seen: Seen): Promise<void> {
  try {
    await work;
  } catch (error) {
    seen.wrong.push(`a learner got ${String(error)}`);
    await wait(PAUSE_MS);
  }
}

async function begin(base: string, seen: Seen): Promise<Client> {
  const { token } = await untilDone(() => createClient(base, "").call("createLearner"), seen);
  seen.answers.set(token, []);
  seen.lessons.set(token, 0);
  return createClient(base, token);
}

async function learnOnce(learning: Learning): Promise<void> {
  const learner = await begin(learning.base, learning.seen);
  await learn(learner, "functions", learning);
  const { entries } = await untilDone(
    () => learner.call("listLog", { query: { limit: "200" } }),
    learning.seen,
  );
  const ids = entries.map(({ id }) => id);
  for (const id of learning.seen.answers.get(learner.token) ?? [])
    if (!ids.includes(id)) learning.seen.wrong.push(`a log did not show the acknowledged answer ${id}`);
}

async function readAndLearn(learner: Client, concept: string, learning: Learning): Promise<void> {
  await read(learner, concept, learning.seen);
  await wait(THINKING_MS);
  await learn(learner, concept, learning).catch((error: unknown) => {
    // The items of a concept are used up for a while.
    if (!(error instanceof Refused && error.problem.type === "/problems/nothing-to-ask")) throw error;
  });
}

async function read(learner: Client, concept: string, seen: Seen): Promise<void> {
  const sent = { params: { conceptId: concept }, key: randomUUID() };
  await untilDone(() => learner.call("finishLesson", sent), seen);
  seen.lessons.set(learner.token, (seen.lessons.get(learner.token) ?? 0) + 1);
}

/** Answers a check of the concept to its end. */
async function learn(learner: Client, concept: string, { seen, signal }: Learning): Promise<void> {
  const body = { purpose: "step" as const, concept };
  let check = await untilDone(() => learner.call("openCheck", { body }), seen);
  while (check.state === "open" && !signal.aborted) {
    await wait(THINKING_MS);
    const item = openItemOf(check);
    check = await (item.kind === "exercise" ? solve(learner, check, seen) : answer(learner, check, seen));
  }
}

async function answer(learner: Client, check: Check, seen: Seen): Promise<Check> {
  const begun = Date.now();
  const item = openItemOf(check);
  const body = { item: item.id, answer: rightAnswer(item) };
  const sent = { params: { checkId: check.id }, body, key: randomUUID() };
  const reply = await untilDone(() => learner.call("answer", sent), seen);
  seen.answers.get(learner.token)?.push(reply.attempt.id);
  seen.answered.push({ begun, at: Date.now() });
  return reply.check;
}

/** Sends wrong code first, then right code: both kinds of verdict count. */
async function solve(learner: Client, check: Check, seen: Seen): Promise<Check> {
  const begun = Date.now();
  const item = openItemOf(check);
  if (item.kind !== "exercise") throw new Error(`${item.id} is not an exercise.`);
  const name = item.id.split("/")[1] ?? "";
  const isSecond = [...seen.runs.values()].some(
    ({ token, end }) => token === learner.token && end.outcome?.kind === "failed",
  );
  const code = `export const ${name} = (value) => value${isSecond ? " * 2" : ""};\n`;
  const body = { kind: "exercise" as const, check: check.id, item: item.id, files: { [item.entry]: code } };
  const sent = { body, key: randomUUID() };
  const { id } = await untilDone(() => learner.call("startRun", sent), seen);
  const end = await untilDone(async () => {
    const last = (await learner.follow(id)).at(-1);
    if (last?.kind !== "ended") throw new Error("The stream was cut off.");
    return last.run;
  }, seen);
  seen.runs.set(id, { token: learner.token, end });
  const kind = end.outcome?.kind;
  if (end.result === null) {
    if (!NOT_JUDGED.has(kind)) seen.wrong.push(`the run ${id} without a verdict ended as ${kind}`);
    return untilDone(() => learner.call("getCheck", { params: { checkId: check.id } }), seen);
  }
  const isRight = end.result.attempt.result === "right";
  if (isRight !== isSecond || kind !== (isSecond ? "passed" : "failed"))
    seen.wrong.push(`the run ${id} of ${isSecond ? "right" : "wrong"} code got ${kind}`);
  seen.answers.get(learner.token)?.push(end.result.attempt.id);
  seen.judged.push({ begun, at: Date.now() });
  return end.result.check;
}

/** Tries again after honest refusals and lost connections. @throws Refused for any other refusal, and Error when patience ends */
async function untilDone<T>(work: () => Promise<T>, seen: Seen): Promise<T> {
  const until = Date.now() + MOST_PATIENCE_MS;
  let last: unknown = null;
  while (Date.now() < until) {
    const tried = work();
    try {
      if (await comesInTime(tried, until - Date.now())) return await tried;
    } catch (error) {
      last = error;
      const isLater =
        !(error instanceof Refused) || error.problem.status === 429 || error.problem.status === 503;
      if (!isLater) throw error;
      if (error instanceof Refused && error.retryAfterMs === null)
        seen.wrong.push(`${error.problem.type} came without Retry-After`);
      seen.retries += 1;
      await wait(error instanceof Refused ? (error.retryAfterMs ?? PAUSE_MS) : PAUSE_MS);
    }
  }
  throw new Error(`no acknowledgement within ${MOST_PATIENCE_MS / 1_000} s; the last error: ${String(last)}`);
}
