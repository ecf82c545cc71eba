import { randomInt, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { spawnServer } from "./testing/child-server.ts";
import { type Client, createClient, Refused } from "./testing/client.ts";
import { writeSmallTrack } from "./testing/small-track.ts";

const KILLS = 50;
/** Parallel chains of kills, each on its own data folder. */
const CHAINS = 2;
/** Answers are sent for at most this long before the kill. */
const MOST_MS = 60;
const CONCEPTS = ["values", "functions", "lists", "promises"];

/** One answer with its key, so that it can be sent again as a retry. */
type Sent = { checkId: string; item: string; key: string };
type Told = { acknowledged: string[]; unanswered: Sent[] };

/** Every other kill waits for the first reply, so that answers are under way; the others may come before the first reply. */
async function untilReplied(told: Told, count: number): Promise<void> {
  while (told.acknowledged.length <= count) await wait(2);
}

async function send(learner: Client, { checkId, item, key }: Sent): Promise<string> {
  const body = { item, answer: { kind: "dont-know" as const } };
  return (await learner.call("answer", { params: { checkId }, body, key })).attempt.id;
}

/** Answers one item after the other until the server is gone. The answer without a reply may or may not count. */
async function answerUntilGone(learner: Client, concept: string, told: Told): Promise<void> {
  for (;;) {
    const check = await learner.call("openCheck", { body: { purpose: "step", concept } }).catch(() => null);
    if (check === null || check.item === null) return;
    const sent = { checkId: check.id, item: check.item.id, key: randomUUID() };
    try {
      told.acknowledged.push(await send(learner, sent));
    } catch (error) {
      if (error instanceof Refused) throw error;
      told.unanswered.push(sent);
      return;
    }
  }
}

async function wholeLog(learner: Client) {
  const entries = [];
  for (let before = "2147483647"; ; before = String(entries.at(-1)?.sequence)) {
    const page = await learner.call("listLog", { query: { before, limit: "200" } });
    entries.push(...page.entries);
    if (!page.more) return entries;
  }
}

/** A learner of a chain. Each kill has its own, since an item is asked only a few times a day. */
type Hit = { token: string; told: Told };

async function runChain(trackDir: string, kills: number): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), "aulo-kill-"));
  const environment = { AULO_DATA_DIR: dataDir, AULO_TRACK_DIR: trackDir };
  const hits: Hit[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const server = spawnServer(environment);
    const base = await server.ready;
    await retryLast(base, hits);
    const { token } = await createClient(base, "").call("createLearner");
    const told: Told = { acknowledged: [], unanswered: [] };
    hits.push({ token, told });
    const learner = createClient(base, token);
    const answering = CONCEPTS.map((concept) => answerUntilGone(learner, concept, told));
    if (kill % 2 === 0) await untilReplied(told, 0);
    await wait(randomInt(MOST_MS));
    await server.end("SIGKILL");
    await Promise.all(answering);
  }
  const server = spawnServer(environment);
  const base = await server.ready;
  await retryLast(base, hits);
  let count = 0;
  for (const { token, told } of hits) {
    const entries = await wholeLog(createClient(base, token));
    expect(entries.map(({ sequence }) => sequence)).toEqual(
      entries.map((_, index) => entries.length - index),
    );
    expect(entries.map(({ id }) => id).toSorted()).toEqual(told.acknowledged.toSorted());
    count += entries.length;
  }
  expect((await server.end("SIGTERM")).exitCode).toBe(0);
  await rm(dataDir, { recursive: true });
  return count;
}

/** Sends the answers again that the last kill left without a reply. */
async function retryLast(base: string, hits: readonly Hit[]): Promise<void> {
  const last = hits.at(-1);
  if (last === undefined) return;
  const learner = createClient(base, last.token);
  for (const sent of last.told.unanswered.splice(0)) last.told.acknowledged.push(await send(learner, sent));
}

test(`${KILLS} kills at any moment lose no acknowledged answer, and no retry counts twice`, async () => {
  const trackDir = await writeSmallTrack();
  const chains = Array.from({ length: CHAINS }, () => runChain(trackDir, KILLS / CHAINS));
  const counts = await Promise.all(chains);
  expect(counts.every((count) => count > KILLS / CHAINS)).toBe(true);
  await rm(trackDir, { recursive: true });
}, 300_000);
