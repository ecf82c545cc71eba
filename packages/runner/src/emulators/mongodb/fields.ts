/** Reads the fields of a command. An unsupported field that has an effect is refused, never ignored. */
import { type Document, isDocument } from "./documents.ts";
import { MongoFault, unsupported } from "./mongo-fault.ts";
import { textOf } from "./values.ts";

/** Fields that any command may carry, without effect in a database of one process that keeps everything in memory. */
const WITHOUT_EFFECT = new Set([
  ...["$db", "$clusterTime", "$readPreference", "lsid", "txnNumber", "comment", "maxTimeMS"],
  ...["readConcern", "writeConcern", "apiVersion", "apiStrict", "apiDeprecationErrors", "hint"],
  ...["allowDiskUse", "noCursorTimeout", "bypassDocumentValidation", "bypassEmptyTsReplacement"],
]);

/** @throws MongoFault when a field is set that is not among the known ones */
export function refuseOthers(fields: Document, ...known: string[]): void {
  if (fields.autocommit === false || fields.startTransaction === true) {
    throw unsupported("transactions");
  }
  const isOther = (name: string) => !WITHOUT_EFFECT.has(name) && !known.includes(name);
  const other = Object.keys(fields).find((name) => isOther(name) && isSet(name, fields[name]));
  if (other !== undefined) throw unsupported(`the option "${other}" here`);
}

export function textIn(fields: Document, name: string): string {
  const value = fields[name];
  if (typeof value === "string" && value !== "") return value;
  throw wrongType(fields, name, "a text");
}

/** `fallback` when the field is absent. */
export function numberIn(fields: Document, name: string, fallback: number): number {
  const value = fields[name] ?? fallback;
  if (typeof value === "number") return value;
  throw wrongType(fields, name, "a number");
}

/** Empty when the field is absent. */
export function documentIn(fields: Document, name: string): Document {
  const value = fields[name] ?? {};
  if (isDocument(value)) return value;
  throw wrongType(fields, name, "a document");
}

/** Empty when the field is absent. */
export function documentsIn(fields: Document, name: string): Document[] {
  const value = fields[name] ?? [];
  if (Array.isArray(value) && value.every(isDocument)) return value;
  throw wrongType(fields, name, "a list of documents");
}

function isSet(name: string, value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === 0) return false;
  return !(name === "collation" && isDocument(value) && value.locale === "simple");
}

function wrongType(fields: Document, name: string, wanted: string): MongoFault {
  return new MongoFault("TypeMismatch", `The field '${name}' must be ${wanted}, not ${textOf(fields[name])}`);
}
