import { createHash } from "node:crypto";
import { CompiledQuery } from "kysely";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from "rate-limiter-flexible";
import type { Db } from "./tables.ts";

type Limit = {
  /** Keeps the counts of this limit apart from those of others. */
  name: string;
  points: number;
  seconds: number;
  /** The database in which all nodes count together; null counts in this process. */
  sharedBy: Db | null;
};

/** Counts by key, such as an address. Keys are hashed: they may name people who have no account. */
export type Limiter = {
  /** Counts one; the time in ms until the next is allowed when there were too many, or else null. */
  count: (key: string) => Promise<number | null>;
  /** Takes one back. */
  giveBack: (key: string) => Promise<void>;
  forget: (key: string) => Promise<void>;
};

export function createLimiter(limit: Limit): Limiter {
  const limiter = toLimiter(limit);
  return {
    count: async (key) => {
      try {
        await limiter.consume(hashOf(key));
        return null;
      } catch (error) {
        if (error instanceof RateLimiterRes) return error.msBeforeNext;
        throw error;
      }
    },
    giveBack: async (key) => {
      await limiter.reward(hashOf(key)).catch(() => {});
    },
    forget: async (key) => {
      await limiter.delete(hashOf(key));
    },
  };
}

function toLimiter({ name, points, seconds, sharedBy }: Limit): RateLimiterAbstract {
  const options = { keyPrefix: name, points, duration: seconds };
  if (sharedBy === null) return new RateLimiterMemory(options);
  return new RateLimiterPostgres({
    ...options,
    storeType: "client",
    storeClient: toClient(sharedBy),
    tableName: "rate_limits",
    tableCreated: true,
  });
}

/** The part of a `pg` client that the limiter uses, on Aulo's own pool. */
function toClient(db: Db) {
  return {
    query: async ({ text, values }: { text: string; values: unknown[] }) => {
      const { rows } = await db.executeQuery(CompiledQuery.raw(text, values));
      return { rows, rowCount: rows.length };
    },
  };
}

function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("base64url");
}
