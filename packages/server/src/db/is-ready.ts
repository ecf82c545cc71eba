import { sql } from "kysely";
import type { Db } from "./tables.ts";

/** Whether the database answers a query. */
export async function isReady(db: Db): Promise<boolean> {
  try {
    const { rows } = await sql<{ alive: number }>`SELECT 1 AS alive`.execute(db);
    return rows[0]?.alive === 1;
  } catch {
    return false;
  }
}
