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
