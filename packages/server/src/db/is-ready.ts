import { sql } from "kysely";
import { comesInTime } from "./comes-in-time.ts";
import type { Db } from "./tables.ts";

/** A database that needs longer is not ready: who asks has a time limit of their own. */
const MOST_WAIT_MS = 3_000;

/** Whether the database answers a query in time. */
export async function isReady(db: Db): Promise<boolean> {
  const asked = sql<{ alive: number }>`SELECT 1 AS alive`.execute(db).then(
    ({ rows }) => rows[0]?.alive === 1,
    () => false,
  );
  return (await comesInTime(asked, MOST_WAIT_MS)) && (await asked);
}
