import type { CommandBody, CommandContext } from "./command-body.ts";
import { FIRST_BATCH } from "./cursors.ts";
import type { Document } from "./documents.ts";
import { documentIn, documentsIn, numberIn, refuseOthers, textIn } from "./fields.ts";
import { MongoFault } from "./mongo-fault.ts";
import { aggregate, matcher, project } from "./queries.ts";
import { compareValues, elementsAt, sortDocuments } from "./values.ts";

const find: CommandBody = ({ database, cursors }, fields) => {
  refuseOthers(
    fields,
    ...["find", "filter", "sort", "skip", "limit", "projection", "batchSize", "singleBatch", "let"],
  );
  const documents = selected(database.documentsOf(textIn(fields, "find")), fields, "filter");
  return cursors.open({
    namespace: `${database.name}.${textIn(fields, "find")}`,
    documents: project(
      documents,
      documentIn(fields, "projection"),
      documentIn(fields, "filter"),
      documentIn(fields, "let"),
    ),
    batchSize: numberIn(fields, "batchSize", FIRST_BATCH),
    isSingle: fields.singleBatch === true,
  });
};

const aggregateCommand: CommandBody = ({ database, cursors }, fields) => {
  refuseOthers(fields, "aggregate", "pipeline", "cursor", "let");
  const stages = documentsIn(fields, "pipeline");
  const out = stages.at(-1)?.$out;
  const isOnCollection = typeof fields.aggregate === "string";
  const documents = aggregate(
    isOnCollection ? database.documentsOf(textIn(fields, "aggregate")) : [],
    out === undefined ? stages : stages.slice(0, -1),
    database.documentsOf,
    documentIn(fields, "let"),
  );
  if (out !== undefined) writeOut({ database }, out, documents);
  return cursors.open({
    namespace: `${database.name}.${isOnCollection ? textIn(fields, "aggregate") : "$cmd.aggregate"}`,
    documents: out === undefined ? documents : [],
    batchSize: numberIn(documentIn(fields, "cursor"), "batchSize", FIRST_BATCH),
    isSingle: false,
  });
};

const count: CommandBody = ({ database }, fields) => {
  refuseOthers(fields, "count", "query", "skip", "limit");
  return { n: selected(database.documentsOf(textIn(fields, "count")), fields, "query").length };
};

const distinct: CommandBody = ({ database }, fields) => {
  refuseOthers(fields, "distinct", "key", "query");
  const matches = matcher(documentIn(fields, "query"));
  const path = textIn(fields, "key");
  const documents = database.documentsOf(textIn(fields, "distinct")).filter(matches);
  const sorted = documents.flatMap((document) => elementsAt(document, path)).sort(compareValues);
  return {
    values: sorted.filter((value, index) => index === 0 || compareValues(sorted[index - 1], value) !== 0),
  };
};

const getMore: CommandBody = ({ cursors }, fields) => {
  refuseOthers(fields, "getMore", "collection", "batchSize");
  return cursors.next(numberIn(fields, "getMore", 0), numberIn(fields, "batchSize", 0));
};

const killCursors: CommandBody = ({ cursors }, fields) => {
  const ids: unknown[] = Array.isArray(fields.cursors) ? fields.cursors : [];
  const cursorsKilled = ids.filter((id) => typeof id === "number" && cursors.close(id));
  const cursorsNotFound = ids.filter((id) => !cursorsKilled.includes(id));
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] };
};

export const READ_COMMANDS: Readonly<Record<string, CommandBody>> = {
  find,
  aggregate: aggregateCommand,
  count,
  distinct,
  getMore,
  killCursors,
};

/** Matching documents in sort order, after `skip` and `limit`. */
function selected(documents: Document[], fields: Document, filterName: string): Document[] {
  const matches = matcher(documentIn(fields, filterName), documentIn(fields, "let"));
  const found = sortDocuments(documents.filter(matches), documentIn(fields, "sort"));
  const skip = numberIn(fields, "skip", 0);
  const limit = numberIn(fields, "limit", 0);
  return limit === 0 ? found.slice(skip) : found.slice(skip, skip + Math.abs(limit));
}

/** Replaces all documents of a collection. Its indexes stay. */
function writeOut(
  { database }: Pick<CommandContext, "database">,
  target: unknown,
  documents: Document[],
): void {
  if (typeof target !== "string")
    throw new MongoFault("FailedToParse", "$out takes the name of a collection of the same database here");
  const collection = database.ensureCollection(target);
  const before = collection.documents();
  collection.clear();
  try {
    for (const document of documents) collection.insert(document);
  } catch (error) {
    collection.clear();
    for (const document of before) collection.insert(document);
    throw error;
  }
}
