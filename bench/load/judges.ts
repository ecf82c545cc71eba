/** Code runs while every judge is busy, and what a learner who runs no code notices of it. */
import { randomUUID } from "node:crypto";
import { openItemOf } from "../../packages/server/src/testing/answers.ts";
import { type Client, createClient } from "../../packages/server/src/testing/client.ts";
import type { Asking, Reply } from "./ask.ts";
import { closedLoop, type Measured } from "./loops.ts";
import { prepareLearners } from "./prepared.ts";

const CONCEPT = "functions";
/** Learners who run code, each without a pause: more than the judge has lanes. */
const RUNNERS = 6;
/** Learners who ask for their next step meanwhile. */
const READERS = 4;
const OK = 200;

export type Judges = { runs: Measured; idle: Measured; busy: Measured };

type Needs = { windowMs: number; ask: (asking: Asking) => Promise<Reply> };

/** Needs one web node at `base`, and one judge. `idle` and `busy`: `GET /api/step` without and with code runs. */
export async function judgesBusy(base: string, { windowMs, ask }: Needs): Promise<Judges> {
  const readers = await prepareLearners(base, READERS);
  const readSteps = () =>
    closedLoop(READERS, windowMs, async (user) => {
      const headers = { authorization: `Bearer ${readers[user]?.learner.token}` };
      const { status, body } = await ask({ url: `${base}/api/step`, method: "GET", headers });
      if (status !== OK) throw new Error(`GET /api/step was answered with ${status}: ${body}`);
      return true;
    });
  const runners = await Promise.all(Array.from({ length: RUNNERS }, () => withExercise(base)));
  await runOnce(runners[0]);
  const idle = await readSteps();
  const running = closedLoop(RUNNERS, windowMs * 2, async (user) => {
    await runOnce(runners[user]);
    return true;
  });
  const busy = await readSteps();
  return { runs: await running, idle, busy };
}

type Runner = { learner: Client; check: string; item: string; files: Record<string, string> };

/** A learner who gave an exercise up, and may run code with its tests as often as they like. */
async function withExercise(base: string): Promise<Runner> {
  const { token } = await createClient(base, "").call("createLearner");
  const learner = createClient(base, token);
  const check = await learner.call("openCheck", { body: { purpose: "code", concept: CONCEPT } });
  const item = openItemOf(check);
  const params = { checkId: check.id };
  const body = { item: item.id, answer: { kind: "dont-know" as const } };
  const { feedback } = await learner.call("answer", { params, body, key: randomUUID() });
  return { learner, check: check.id, item: item.id, files: feedback.solutions?.[0]?.files ?? {} };
}

async function runOnce(runner: Runner | undefined): Promise<void> {
  if (runner === undefined) return;
  const { learner, check, item, files } = runner;
  const body = { kind: "ended-exercise" as const, check, item, files };
  const { id } = await learner.call("startRun", { body, key: randomUUID() });
  const end = (await learner.follow(id)).at(-1);
  const outcome = end?.kind === "ended" ? end.run.outcome?.kind : "none";
  if (outcome !== "passed") throw new Error(`A run of a solution ended as ${outcome}.`);
}
