/**
 * Applies an update to a document.
 *
 * 1. A document without operators replaces the old one.
 * 2. A list is a pipeline of the stages that are allowed there.
 * 3. Otherwise each operator is applied at each of its paths. Paths must not overlap.
 * 4. The `_id` never changes.
 */
import { ObjectId } from "bson";
import { immutableId } from "./collection.ts";
import { copyDocument, copyValue, type Document, isDocument } from "./documents.ts";
import { MongoFault } from "./mongo-fault.ts";
import { concretePaths, type Places, readAt, removeAt, writeAt } from "./paths.ts";
import { aggregate } from "./queries.ts";
import { OPERATORS, REMOVED } from "./update-operators.ts";
import { textOf } from "./values.ts";

export type Update = { change: Document | Document[]; variables: Document } & Places;

const PIPELINE_STAGES = new Set(["$addFields", "$set", "$project", "$unset", "$replaceRoot", "$replaceWith"]);

export function isReplacement(change: Document | Document[]): change is Document {
  return !Array.isArray(change) && !Object.keys(change).some((name) => name.startsWith("$"));
}

/**
 * Returns a new document and leaves the given one unchanged. `isInserted` also applies `$setOnInsert`. @throws
 * MongoFault
 */
export function applyUpdate(document: Document, update: Update, isInserted = false): Document {
  const after = changed(document, update, isInserted);
  if ("_id" in document && textOf(after._id) !== textOf(document._id)) throw immutableId();
  return after;
}

/** Document that an upsert inserts if nothing matched: the values that the filter sets equal, then the update. */
export function upsertedDocument(update: Update): Document {
  const from: Document = {};
  takeEqualities(update.filter, from);
  const base = isReplacement(update.change) ? ("_id" in from ? { _id: from._id } : {}) : from;
  const { _id = new ObjectId(), ...rest } = applyUpdate(base, update, true);
  return { _id, ...rest };
}

function changed(
  document: Document,
  { change, variables, ...places }: Update,
  isInserted: boolean,
): Document {
  if (Array.isArray(change)) return throughPipeline(document, change, variables);
  if (isReplacement(change))
    return { ...("_id" in document && { _id: document._id }), ...copyDocument(change) };
  const after = copyDocument(document);
  const met: string[] = [];
  for (const [operator, operands] of Object.entries(change)) {
    if (!isDocument(operands)) {
      const words = `Modifiers operate on fields but we found type ${textOf(operands)} instead, for ${operator}`;
      throw new MongoFault("FailedToParse", words);
    }
    for (const [path, operand] of Object.entries(operands)) {
      ensureApart(met, operator === "$rename" ? [path, `${operand}`] : [path]);
      if (operator === "$setOnInsert" && !isInserted) continue;
      if (operator === "$rename") rename(after, path, `${operand}`);
      else applyAt(after, operator === "$setOnInsert" ? "$set" : operator, path, operand, places);
    }
  }
  return after;
}

function applyAt(after: Document, operator: string, path: string, operand: unknown, places: Places): void {
  const operate = OPERATORS[operator];
  if (!operate) {
    const words = `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update`;
    throw new MongoFault("FailedToParse", words);
  }
  for (const place of concretePaths(after, path, places)) {
    const value = operate(readAt(after, place), operand, path);
    if (value === REMOVED) removeAt(after, place);
    else writeAt(after, place, value);
  }
}

function rename(after: Document, from: string, to: string): void {
  const value = readAt(after, from.split("."));
  if (value === undefined) return;
  removeAt(after, from.split("."));
  writeAt(after, to.split("."), value);
}

function ensureApart(met: string[], paths: string[]): void {
  for (const path of paths) {
    const isMet = (other: string) =>
      other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`);
    if (met.some(isMet)) {
      const words = `Updating the path '${path}' would create a conflict at '${path}'`;
      throw new MongoFault("ConflictingUpdateOperators", words);
    }
    met.push(path);
  }
}

function throughPipeline(document: Document, stages: Document[], variables: Document): Document {
  const other = stages.flatMap(Object.keys).find((stage) => !PIPELINE_STAGES.has(stage));
  if (other !== undefined)
    throw new MongoFault("InvalidOptions", `${other} is not allowed to be used within an update`);
  const [after] = aggregate([copyDocument(document)], stages, () => [], variables);
  return after && "_id" in document ? { _id: document._id, ...after } : (after ?? {});
}

function takeEqualities(filter: Document, into: Document): void {
  for (const [name, condition] of Object.entries(filter)) {
    if (name === "$and" && Array.isArray(condition)) {
      for (const part of condition) if (isDocument(part)) takeEqualities(part, into);
    }
    if (name.startsWith("$")) continue;
    const isConditional = isDocument(condition) && Object.keys(condition).some((key) => key.startsWith("$"));
    const value = isConditional ? condition.$eq : condition;
    if (value !== undefined && !(value instanceof RegExp)) writeAt(into, name.split("."), copyValue(value));
  }
}
