import { encode } from "../../wire/codec.ts";
import { ask } from "../session.ts";
import { Rows } from "../shapes.ts";

/** postgres: rows of a query on the database that the learner's program uses, without going through it. */
export async function query(sql: string, params: readonly unknown[] = []): Promise<Rows> {
  return Rows.parse(await ask({ op: "postgres-query", sql, params: params.map(encode) }));
}

/** postgres: empties the database and sets it up again, with this SQL or else with the job's own. Connections stay open. */
export async function resetDatabase(setup?: string): Promise<void> {
  await ask({ op: "postgres-reset", setup: setup ?? null });
}
