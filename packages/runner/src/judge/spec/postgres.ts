import { encode } from "../../wire/codec.ts";
import { ask } from "../session.ts";
import { Rows } from "../shapes.ts";

/** postgres: rows of a query on the database of the learner's program. The query does not go through the program. */
export async function query(sql: string, params: readonly unknown[] = []): Promise<Rows> {
  return Rows.parse(await ask({ op: "postgres-query", sql, params: params.map(encode) }));
}

/** postgres: empties the database and sets it up again, with this SQL or else the job's own. Connections stay open. */
export async function resetDatabase(setup?: string): Promise<void> {
  await ask({ op: "postgres-reset", setup: setup ?? null });
}

/**
 * postgres: the program does not reach the database any more. Its connections end, and new ones too. With `silent` they stay
 * open, and nothing is answered. `query` and `resetDatabase` go on working.
 */
export async function takeDatabaseAway({ silent = false } = {}): Promise<void> {
  await ask({ op: "postgres-reach", reach: silent ? "silent" : "away" });
}

/** postgres: the program reaches the database again. */
export async function bringDatabaseBack(): Promise<void> {
  await ask({ op: "postgres-reach", reach: "open" });
}
