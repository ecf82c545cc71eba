import { setTimeout as wait } from "node:timers/promises";
import type { Case } from "../case.ts";
import { type OwnPostgres, startOwnPostgres } from "../own-postgres.ts";
import {
  answerUntilAcknowledged,
  begin,
  laterOf,
  lostOf,
  makeSite,
  type Serving,
  withServer,
} from "../serve.ts";

const AWAY_MS = 8_000;
const PAUSE_MS = 300;
const MOST_WAIT_MS = 90_000;

export const STOPPED: Case = {
  name: "a PostgreSQL server that crashes and comes back",
  isQuick: false,
  run: () =>
    withPostgres((serving, postgres) =>
      goAndReturn(serving, { go: postgres.stop, comeBack: postgres.start }),
    ),
};

export const FROZEN: Case = {
  name: "a PostgreSQL server that is frozen and goes on",
  isQuick: false,
  run: () =>
    withPostgres((serving, postgres) =>
      goAndReturn(serving, { go: postgres.freeze, comeBack: postgres.thaw }),
    ),
};

/** The database goes away while learners answer, and comes back: refusals are honest, and nothing acknowledged is lost. */
async function goAndReturn(
  { base }: Serving,
  { go, comeBack }: { go: () => Promise<void> | void; comeBack: () => Promise<void> | void },
): Promise<string[]> {
  const wrong: string[] = [];
  const learners = await Promise.all(Array.from({ length: 6 }, () => begin(base)));
  const until = performance.now() + MOST_WAIT_MS;
  let isOver = false;
  const answering = learners.map(async (learner) => {
    const acknowledged: string[] = [];
    const retry = async (error: unknown) => {
      const later = laterOf(error);
      if (later === null || performance.now() > until) throw error;
      await wait(later.pauseMs);
    };
    while (!isOver) {
      acknowledged.push(await answerUntilAcknowledged(learner, retry));
      await wait(PAUSE_MS);
    }
    return { learner, acknowledged };
  });
  await wait(1_000);
  await go();
  const ready = await fetch(`${base}/readyz`);
  if (ready.status !== 503) wrong.push(`/readyz says ${ready.status} while the database is away`);
  if ((await fetch(`${base}/healthz`)).status !== 200) wrong.push("/healthz does not respond");
  await wait(AWAY_MS);
  await comeBack();
  for (let tries = 0; (await fetch(`${base}/readyz`)).status !== 200; tries += 1) {
    if (tries * PAUSE_MS > MOST_WAIT_MS) return [...wrong, "the server does not find the database again"];
    await wait(PAUSE_MS);
  }
  await wait(1_000);
  isOver = true;
  for (const settled of await Promise.allSettled(answering)) {
    if (settled.status === "rejected") wrong.push(String(settled.reason));
    else wrong.push(...(await lostOf(settled.value.learner, settled.value.acknowledged)));
  }
  return wrong;
}

async function withPostgres(
  work: (serving: Serving, postgres: OwnPostgres) => Promise<string[]>,
): Promise<string[]> {
  const postgres = await startOwnPostgres();
  const site = await makeSite();
  try {
    const environment = { ...site.environment, DATABASE_URL: postgres.url };
    return await withServer(environment, (serving) => work(serving, postgres));
  } finally {
    await site.remove();
    await postgres.remove();
  }
}
