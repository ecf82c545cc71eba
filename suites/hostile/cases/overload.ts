import { setTimeout as wait } from "node:timers/promises";
import { connect } from "../../../packages/server/src/db/connect.ts";
import type { Case } from "../case.ts";
import { startOwnPostgres } from "../own-postgres.ts";
import {
  answerUntilAcknowledged,
  begin,
  laterOf,
  lostOf,
  makeSite,
  untilDone,
  withServer,
  withSite,
} from "../serve.ts";

const ANSWERS = 3;
const MOST_RETRIES = 60;

/** Each learner gets through. The only refusals are 429 and 503, each with `Retry-After`. */
export const CROWD: Case = {
  name: "many learners at once, on the embedded database",
  isQuick: true,
  run: ({ learners }) =>
    withSite((site) => withServer(site.environment, ({ base }) => crowd(base, learners))),
};

export const CROWD_ON_POSTGRES: Case = {
  name: "many learners at once, on a PostgreSQL server",
  isQuick: false,
  run: ({ learners }) =>
    onPostgres((environment) => withServer(environment, ({ base }) => crowd(base, learners))),
};

const CHANGES = 40;

/** One learner whose row is held, with more changes than there are connections: the others go on. */
export const STARVED: Case = {
  name: "a learner whose row is held does not take everybody's connections",
  isQuick: false,
  run: () =>
    onPostgres((environment, url) =>
      withServer(environment, async ({ base }) => {
        const [held, other] = [await begin(base), await begin(base)];
        const { id } = await held.call("getLearner");
        const { db, close } = await connect({ databaseUrl: url, dataDir: "" });
        const wrong = await db.transaction().execute(async (tx) => {
          await tx.selectFrom("learners").select("id").where("id", "=", id).forUpdate().execute();
          const waiting = Array.from({ length: CHANGES }, () =>
            held.refusal("POST", "/api/resets", { concept: null }).then(({ status }) => status, String),
          );
          const wrong: string[] = [];
          for (let turn = 0; turn < 10; turn += 1) await other.call("reset", { body: { concept: null } });
          for (const status of await Promise.all(waiting))
            if (status !== 429 && status !== 503) wrong.push(`a change of the held learner got ${status}`);
          return wrong;
        });
        await close();
        return wrong;
      }),
    ),
};

/** Runs the work with a server's environment for a PostgreSQL of its own. */
export async function onPostgres<T>(
  work: (environment: Record<string, string>, url: string) => Promise<T>,
): Promise<T> {
  const postgres = await startOwnPostgres();
  const site = await makeSite();
  try {
    return await work({ ...site.environment, DATABASE_URL: postgres.url }, postgres.url);
  } finally {
    await site.remove();
    await postgres.remove();
  }
}

async function crowd(base: string, learners: number): Promise<string[]> {
  const refused = new Map<number, number>();
  const lost = await Promise.all(
    Array.from({ length: learners }, async () => {
      try {
        const retry = patience(refused);
        const learner = await untilDone(() => begin(base), retry);
        const acknowledged: string[] = [];
        for (let count = 0; count < ANSWERS; count += 1) {
          acknowledged.push(await answerUntilAcknowledged(learner, retry));
          await untilDone(() => learner.call("getStep"), retry);
        }
        return async () => lostOf(learner, acknowledged);
      } catch (error) {
        return async () => [String(error)];
      }
    }),
  );
  const counts = [...refused].map(([status, count]) => `${count} × ${status}`);
  console.log(`${learners} learners at once: refused for now ${counts.join(", ") || "0"}`);
  const wrong: string[] = [];
  for (const find of lost) wrong.push(...(await find()));
  return wrong;
}

/** Waits before another try, as long as the refusal says; any other error ends the tries. */
function patience(refused: Map<number, number>): (error: unknown) => Promise<void> {
  let left = MOST_RETRIES;
  return async (error) => {
    left -= 1;
    const later = laterOf(error);
    if (later === null || left === 0) throw error;
    refused.set(later.status, (refused.get(later.status) ?? 0) + 1);
    await wait(later.pauseMs);
  };
}
