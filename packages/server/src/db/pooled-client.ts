/**
 * The connections of the pool, as Kysely uses them.
 *
 * 1. Statements with parameters are prepared: each connection parses a text once.
 * 2. A statement that gets no reply in time fails, and its connection is closed. A server that is frozen, and not gone, sends neither a
 *    reply nor an end, and its own time limits stand still with it.
 */
import { createHash } from "node:crypto";
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type { Pool, PoolClient } from "pg";
import { comesInTime } from "./comes-in-time.ts";
import { markAsDatabase } from "./is-unavailable.ts";

/** Lists of different lengths make texts without end, and each prepared one takes memory of the server. */
const MOST_PREPARED = 300;

/** The code that a PostgreSQL server gives to a statement that took too long. */
const QUERY_CANCELED = "57014";

/** @param replyMs time for one statement; more than the server's own limit, which says more */
export function toKyselyPool(pool: Pool, { replyMs }: { replyMs: number }): PostgresPool {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    if (!names.has(text) && names.size < MOST_PREPARED)
      names.set(text, createHash("sha256").update(text).digest("hex").slice(0, 32));
    return names.get(text);
  };
  return {
    connect: async () => {
      try {
        return toClient(await pool.connect(), { replyMs, nameOf });
      } catch (error) {
        throw markAsDatabase(error);
      }
    },
    end: () => pool.end(),
  };
}

type Settings = { replyMs: number; nameOf: (text: string) => string | undefined };

function toClient(client: PoolClient, { replyMs, nameOf }: Settings): PostgresPoolClient {
  let silent: Error | null = null;
  const ask = async (text: string, values: readonly unknown[]) => {
    if (silent !== null) throw silent;
    const name = values.length === 0 ? undefined : nameOf(text);
    const asked = client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
    const ended = asked.then(
      () => {},
      () => {},
    );
    if (await comesInTime(ended, replyMs)) return asked;
    silent = Object.assign(new Error("The database did not reply in time."), { code: QUERY_CANCELED });
    throw silent;
  };
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(text: string | PostgresCursor<unknown>, values: readonly unknown[] = []): unknown {
    if (typeof text !== "string") throw new Error("Nothing is read by a cursor.");
    return ask(text, values);
  }
  return { query, release: () => client.release(silent ?? undefined) };
}
