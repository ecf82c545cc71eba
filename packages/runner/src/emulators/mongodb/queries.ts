/**
 * Runs filters, projections and pipelines by Mingo, except where Mingo differs from MongoDB:
 *
 * 1. Documents are sorted and types are named as in MongoDB (values.ts).
 * 2. A stage that changes documents gets copies, because Mingo's results share inner parts with stored documents.
 * 3. Stages that write elsewhere are removed, so that they are an error, as are JavaScript and JSON schemas.
 */
import { Binary, UUID } from "bson";
import { Aggregator } from "mingo/aggregator";
import { Context, evalExpr } from "mingo/core";
import { type Iterator, Lazy } from "mingo/lazy";
import * as accumulator from "mingo/operators/accumulator";
import * as expression from "mingo/operators/expression";
import * as pipeline from "mingo/operators/pipeline";
import * as projection from "mingo/operators/projection";
import * as query from "mingo/operators/query";
import * as window from "mingo/operators/window";
import { Query } from "mingo/query";
import type { Options } from "mingo/types";
import { copyDocument, type Document, isDocument } from "./documents.ts";
import { MongoFault, unsupported } from "./mongo-fault.ts";
import { sortDocuments, typeName, valuesAt } from "./values.ts";

/** Documents of a collection, for stages that read another collection. */
export type Resolve = (collection: string) => Document[];

const { $out: _out, $merge: _merge, ...stages } = pipeline;

const context = Context.init({
  accumulator,
  expression: {
    ...expression,
    $type: (document: unknown, operand: unknown, options: Options) =>
      typeName(evalExpr(document, operand, options)),
  },
  pipeline: {
    ...stages,
    $addFields: (documents: Iterator, spec: Document, options: Options) =>
      stages.$addFields(copied(documents), spec, options),
    $set: (documents: Iterator, spec: Document, options: Options) =>
      stages.$set(copied(documents), spec, options),
    $project: (documents: Iterator, spec: Document, options: Options) =>
      stages.$project(copied(documents), spec, options),
    $unset: (documents: Iterator, spec: string | string[], options: Options) =>
      stages.$unset(copied(documents), spec, options),
    $unwind: (documents: Iterator, spec: Parameters<typeof stages.$unwind>[1], options: Options) =>
      stages.$unwind(copied(documents), spec, options),
    $sort: (documents: Iterator, spec: Document, _options: Options) =>
      documents.transform<Document>((all) => Lazy(sortDocuments(all, spec))),
  },
  projection,
  query: { ...query, $type: ofType },
  window,
});

const OPTIONS = { context, scriptEnabled: false };

/** Compiles a filter once for many documents. @throws Error when the filter is malformed or not supported */
export function matcher(filter: Document, variables: Document = {}): (document: Document) => boolean {
  ensureComparable(filter);
  const compiled = new Query(filter, { ...OPTIONS, variables });
  return (document) => compiled.test(document);
}

/** The documents with the fields that a `find` asks for. Its filter decides which element `"array.$"` is. */
export function project(
  documents: Document[],
  fields: Document,
  filter: Document,
  variables: Document,
): Document[] {
  if (Object.keys(fields).length === 0) return documents;
  const compiled = new Query<Document>(filter, { ...OPTIONS, variables });
  return compiled.find<Document>(documents.map(copyDocument), fields).all();
}

/** Runs a pipeline on the documents. */
export function aggregate(
  documents: readonly Document[],
  stageList: Document[],
  resolve: Resolve,
  variables: Document = {},
): Document[] {
  stageList.forEach(ensureStage);
  const options = { ...OPTIONS, collectionResolver: resolve, variables };
  return new Aggregator(stageList, options).run<Document>([...documents]);
}

const NUMBERED_TYPES: Readonly<Record<number, string>> = {
  ...{ 1: "double", 2: "string", 3: "object", 4: "array", 5: "binData", 7: "objectId", 8: "bool" },
  ...{ 9: "date", 10: "null", 11: "regex", 16: "int", 18: "long", 19: "decimal" },
};
const TYPE_NAMES = new Set([...Object.values(NUMBERED_TYPES), "number"]);

function copied(documents: Iterator): Iterator {
  return documents.map(copyDocument);
}

function ofType(path: string, asked: unknown, _options: Options): (document: unknown) => boolean {
  const names = (Array.isArray(asked) ? asked : [asked]).map((type) => NUMBERED_TYPES[type] ?? type);
  const unknown = names.find((name) => !TYPE_NAMES.has(name));
  if (unknown !== undefined) throw new MongoFault("BadValue", `Unknown type name alias: ${unknown}`);
  const isOne = (value: unknown) => {
    const name = typeName(value);
    return names.includes(name) || (names.includes("number") && typeof value === "number");
  };
  return (document) =>
    valuesAt(document, path).some((value) => isOne(value) || (Array.isArray(value) && value.some(isOne)));
}

/** Mingo compares bytes by `toString()`, which can be equal for different bytes. */
function ensureComparable(value: unknown): void {
  if (value instanceof Binary && !(value instanceof UUID)) throw unsupported("filters on bytes");
  if (Array.isArray(value)) value.forEach(ensureComparable);
  else if (isDocument(value)) Object.values(value).forEach(ensureComparable);
}

function ensureStage(stage: Document): void {
  if ("$changeStream" in stage) {
    throw new MongoFault(
      "ChangeStreamUnsupported",
      "The $changeStream stage is only supported on replica sets: this emulator has no change streams",
    );
  }
  for (const join of [stage.$lookup, stage.$graphLookup]) {
    if (isDocument(join) && `${join.as}`.includes("."))
      throw unsupported("a path with dots as the field of a $lookup");
  }
}
