import { z } from "zod";
import { encode } from "../../wire/codec.ts";
import { ask } from "../session.ts";
import { Rows } from "../shapes.ts";

type Document = Record<string, unknown>;

export type FindOptions = { sort?: Document; skip?: number; limit?: number; projection?: Document };

/** A collection of the database that the learner's program uses. The spec accesses it directly. */
export type MongoCollection = {
  /** Matching documents, in insertion order unless `sort` is given. */
  find: (filter?: Document, options?: FindOptions) => Promise<Rows>;
  insert: (...documents: Document[]) => Promise<void>;
  /** The indexes, `_id` first. */
  indexes: () => Promise<Rows>;
};

const Found = z.object({ cursor: z.object({ firstBatch: Rows }) });
const Inserted = z.object({ writeErrors: z.array(z.object({ errmsg: z.string() })).optional() });

/** Everything in one batch: a spec does not page through results. */
const ALL = 1_000_000;

/** mongodb: reads and prepares a collection. An ObjectId is `{ $oid: "…" }` in both directions. */
export function collection(name: string): MongoCollection {
  return {
    find: async (filter = {}, options = {}) => {
      const found = await command({ find: name, filter, batchSize: ALL, ...options });
      return Found.parse(found).cursor.firstBatch;
    },
    insert: async (...documents) => {
      const { writeErrors = [] } = Inserted.parse(await command({ insert: name, documents }));
      if (writeErrors[0]) throw new Error(writeErrors[0].errmsg);
    },
    indexes: async () => Found.parse(await command({ listIndexes: name })).cursor.firstBatch,
  };
}

/** mongodb: drops every collection with its indexes. Connections stay open. */
export async function dropCollections(): Promise<void> {
  await command({ dropDatabase: 1 });
}

function command(fields: Document): Promise<unknown> {
  return ask({ op: "mongodb-command", command: encode(fields) });
}
