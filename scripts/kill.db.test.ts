import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, createClient } from "./simulate/client.ts";
import { seededChance } from "./simulate/seeded-chance.ts";
import { type Server, startServerOn } from "./simulate/start-server.ts";

const KILLS = 50;
const LEARNERS = 3;
const LONGEST_LIFE_MS = 400;

let folder: string;
const servers: Server[] = [];
const acknowledged = new Map<string, Set<string>>();

const start = async (): Promise<Server> => {
  const server = await startServerOn(folder);
  servers.push(server);
  return server;
};

/** Answers one item after the other, round after round, until the server is gone; notes every answer that was acknowledged. */
const answerUntilKilled = async (client: Client, noted: Set<string>): Promise<void> => {
  const concepts = (await client.call("getTrack")).concepts.map(({ id }) => id);
  for (let index = noted.size; ; index += 1) {
    const check = await client.call("openCheck", {
      body: { purpose: "review", concept: concepts[index % concepts.length] ?? null },
    });
    if (check.item === null) continue;
    const body = { item: check.item.id, answer: { kind: "dont-know" as const } };
    const { attempt } = await client.call("answer", { params: { checkId: check.id }, body });
    noted.add(attempt.id);
  }
};

const loggedAnswers = async (client: Client): Promise<Set<string>> => {
  const { log } = await client.call("exportLearner");
  return new Set(log.filter(({ kind }) => kind === "answered").map(({ id }) => id));
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aulo-kill-"));
  const server = await start();
  for (let index = 0; index < LEARNERS; index += 1) {
    const { token } = await createClient(server.base).call("createLearner");
    acknowledged.set(token, new Set());
  }
  await server.stop();
});

afterAll(async () => {
  for (const server of servers) await server.stop("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** Every answer that was acknowledged stands in its learner's log. */
const expectNoneLost = async (base: string): Promise<void> => {
  for (const [token, noted] of acknowledged) {
    const logged = await loggedAnswers(createClient(base, token));
    expect([...noted].filter((id) => !logged.has(id))).toEqual([]);
  }
};

test(`a server killed ${KILLS} times while answers come in loses none that it acknowledged`, {
  timeout: 600_000,
}, async () => {
  const chance = seededChance(7);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const server = await start();
    await expectNoneLost(server.base);
    const traffic = Promise.allSettled(
      [...acknowledged].map(([token, noted]) => answerUntilKilled(createClient(server.base, token), noted)),
    );
    await wait(50 + chance() * LONGEST_LIFE_MS);
    await server.stop("SIGKILL");
    await traffic;
  }
  await expectNoneLost((await start()).base);
  const answers = [...acknowledged.values()].reduce((sum, noted) => sum + noted.size, 0);
  console.log(`${KILLS} kills, ${answers} acknowledged answers, none lost.`);
  expect(answers).toBeGreaterThan(KILLS);
});
