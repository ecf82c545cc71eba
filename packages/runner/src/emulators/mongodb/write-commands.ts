import { ObjectId } from "bson";
import { applyUpdate, isReplacement, type Update, upsertedDocument } from "./apply-update.ts";
import type { Collection } from "./collection.ts";
import type { CommandBody } from "./command-body.ts";
import { type Document, isDocument } from "./documents.ts";
import { documentIn, documentsIn, refuseOthers, textIn } from "./fields.ts";
import { MongoFault, toFault } from "./mongo-fault.ts";
import { matcher, project } from "./queries.ts";
import { sortDocuments, textOf } from "./values.ts";

const insert: CommandBody = ({ database }, fields) => {
  refuseOthers(fields, "insert", "documents", "ordered");
  const collection = database.ensureCollection(textIn(fields, "insert"));
  const { done, writeErrors } = inTurn(fields, documentsIn(fields, "documents"), (document) => {
    const { _id = new ObjectId(), ...rest } = document;
    if (Array.isArray(_id) || _id instanceof RegExp)
      throw new MongoFault("InvalidOptions", "The '_id' value cannot be an array or a regular expression");
    collection.insert({ _id, ...rest });
  });
  return { n: done.length, ...writeErrors };
};

const update: CommandBody = ({ database }, fields) => {
  refuseOthers(fields, "update", "updates", "ordered", "let");
  const collection = database.ensureCollection(textIn(fields, "update"));
  const variables = documentIn(fields, "let");
  const { done, writeErrors } = inTurn(fields, documentsIn(fields, "updates"), (statement) => {
    refuseOthers(statement, "q", "u", "multi", "upsert", "arrayFilters");
    return updateDocuments(collection, { ...toUpdate(statement, "q", "u"), variables }, statement);
  });
  const upserted = done.flatMap(({ index, result }) =>
    result.upserted ? [{ index, _id: result.upserted._id }] : [],
  );
  return {
    n: done.reduce((sum, { result }) => sum + result.matched + (result.upserted ? 1 : 0), 0),
    nModified: done.reduce((sum, { result }) => sum + result.modified, 0),
    ...(upserted.length > 0 && { upserted }),
    ...writeErrors,
  };
};

const deleteCommand: CommandBody = ({ database }, fields) => {
  refuseOthers(fields, "delete", "deletes", "ordered", "let");
  const collection = database.ensureCollection(textIn(fields, "delete"));
  const { done, writeErrors } = inTurn(fields, documentsIn(fields, "deletes"), (statement) => {
    refuseOthers(statement, "q", "limit");
    const found = collection
      .documents()
      .filter(matcher(documentIn(statement, "q"), documentIn(fields, "let")));
    const removed = statement.limit === 1 ? found.slice(0, 1) : found;
    removed.forEach(collection.remove);
    return removed.length;
  });
  return { n: done.reduce((sum, { result }) => sum + result, 0), ...writeErrors };
};

const findAndModify: CommandBody = ({ database }, fields) => {
  refuseOthers(
    fields,
    ...["findAndModify", "findandmodify", "query", "sort", "remove", "update", "new", "fields", "upsert"],
    ...["arrayFilters", "let"],
  );
  const collection = database.ensureCollection(textIn(fields, "findAndModify"));
  const filter = documentIn(fields, "query");
  const variables = documentIn(fields, "let");
  const found = collection.documents().filter(matcher(filter, variables));
  const [before] = sortDocuments(found, documentIn(fields, "sort"));
  const shown = (document: Document | undefined) =>
    document ? (project([document], documentIn(fields, "fields"), {}, variables)[0] ?? null) : null;
  if (fields.remove === true) {
    if (before) collection.remove(before);
    return { lastErrorObject: { n: before ? 1 : 0 }, value: shown(before) };
  }
  const change = { ...toUpdate(fields, "query", "update"), variables };
  if (!before && fields.upsert !== true)
    return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
  const after = before ? applyUpdate(before, change) : upsertedDocument(change);
  if (before) collection.replace(before, after);
  else collection.insert(after);
  const upserted = before ? {} : { upserted: after._id };
  return {
    lastErrorObject: { n: 1, updatedExisting: before !== undefined, ...upserted },
    value: shown(fields.new === true ? after : before),
  };
};

export const WRITE_COMMANDS: Readonly<Record<string, CommandBody>> = {
  insert,
  update,
  delete: deleteCommand,
  findAndModify,
  findandmodify: (context, fields) =>
    findAndModify(context, { findAndModify: fields.findandmodify, ...fields }),
};

type Updated = { matched: number; modified: number; upserted: Document | null };

function updateDocuments(collection: Collection, change: Update, { multi, upsert }: Document): Updated {
  const found = collection.documents().filter(matcher(change.filter, change.variables));
  const chosen = multi === true ? found : found.slice(0, 1);
  if (multi === true && isReplacement(change.change))
    throw new MongoFault("FailedToParse", "multi update is not supported for replacement-style update");
  if (chosen.length === 0) {
    const upserted = upsert === true ? upsertedDocument(change) : null;
    if (upserted) collection.insert(upserted);
    return { matched: 0, modified: 0, upserted };
  }
  let modified = 0;
  for (const before of chosen) {
    const after = applyUpdate(before, change);
    if (textOf(after) === textOf(before)) continue;
    collection.replace(before, after);
    modified += 1;
  }
  return { matched: chosen.length, modified, upserted: null };
}

function toUpdate(fields: Document, filter: string, change: string): Omit<Update, "variables"> {
  const asked = fields[change];
  const isPipeline = Array.isArray(asked) && asked.every(isDocument);
  if (!isPipeline && !isDocument(asked))
    throw new MongoFault("FailedToParse", "An update is a document or a pipeline");
  return {
    change: asked,
    filter: documentIn(fields, filter),
    arrayFilters: documentsIn(fields, "arrayFilters"),
  };
}

/** Runs the statements in order. The first error stops them, unless `ordered` is false. */
function inTurn<Result>(fields: Document, statements: Document[], work: (statement: Document) => Result) {
  const done: { index: number; result: Result }[] = [];
  const errors: Document[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      done.push({ index, result: work(statement) });
    } catch (error) {
      const { code, message, details } = toFault(error);
      errors.push({ index, code, errmsg: message, ...details });
      if (fields.ordered !== false) break;
    }
  }
  return { done, writeErrors: errors.length > 0 ? { writeErrors: errors } : {} };
}
