/** Results that are returned in batches. They are fixed when the cursor is opened. */
import { Long } from "bson";
import type { Document } from "./documents.ts";
import { MongoFault } from "./mongo-fault.ts";

type Open = { namespace: string; rest: Document[] };

export type Cursors = {
  /** The first batch. The rest is kept for `next`, unless it is empty or a single batch was requested. */
  open: (asked: {
    namespace: string;
    documents: Document[];
    batchSize: number;
    isSingle: boolean;
  }) => Document;
  /**
   * The next batch. With `batchSize` 0 it has the maximum size. @throws MongoFault when the cursor does not exist
   */
  next: (id: number, batchSize: number) => Document;
  /** @returns whether the cursor existed */
  close: (id: number) => boolean;
};

/** MongoDB's default size of the first batch. */
export const FIRST_BATCH = 101;
/** Maximum number of documents in a batch. A message has at most 48 MB. */
const MAX_BATCH = 10_000;

export function createCursors(): Cursors {
  const cursors = new Map<number, Open>();
  let lastId = 0;
  const answer = (
    id: number,
    namespace: string,
    part: "firstBatch" | "nextBatch",
    documents: Document[],
  ) => ({
    cursor: { [part]: documents, id: Long.fromNumber(id), ns: namespace },
  });
  return {
    open: ({ namespace, documents, batchSize, isSingle }) => {
      const rest = documents.slice(batchSize);
      if (isSingle || rest.length === 0)
        return answer(0, namespace, "firstBatch", documents.slice(0, batchSize));
      lastId += 1;
      cursors.set(lastId, { namespace, rest });
      return answer(lastId, namespace, "firstBatch", documents.slice(0, batchSize));
    },
    next: (id, batchSize) => {
      const cursor = cursors.get(id);
      if (!cursor) throw new MongoFault("CursorNotFound", `cursor id ${id} not found`);
      const batch = cursor.rest.splice(0, batchSize > 0 ? batchSize : MAX_BATCH);
      const isDone = cursor.rest.length === 0;
      if (isDone) cursors.delete(id);
      return answer(isDone ? 0 : id, cursor.namespace, "nextBatch", batch);
    },
    close: (id) => cursors.delete(id),
  };
}
