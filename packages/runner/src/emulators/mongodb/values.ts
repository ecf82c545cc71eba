/** Order of values across types, as in MongoDB, and values at a path of a document. */
import { Binary, EJSON, ObjectId } from "bson";
import { type Document, isDocument } from "./documents.ts";
import { MongoFault } from "./mongo-fault.ts";

const TYPES = [
  "null",
  "number",
  "string",
  "object",
  "array",
  "binData",
  "objectId",
  "bool",
  "date",
  "regex",
] as const;

/** MongoDB's name of the type. A whole number within 32 bits is `int`, any other number `double`. */
export function typeName(value: unknown): string {
  if (value === undefined) return "missing";
  const type = typeOf(value);
  if (type !== "number") return type;
  return Number.isInteger(value) && Math.abs(Number(value)) <= 2_147_483_647 ? "int" : "double";
}

/** Negative, 0 or positive, in MongoDB's sort order. A missing value counts as null. */
export function compareValues(a: unknown, b: unknown): number {
  const byType = TYPES.indexOf(typeOf(a)) - TYPES.indexOf(typeOf(b));
  if (byType !== 0) return byType;
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b);
  if (isDocument(a) && isDocument(b)) return compareLists(Object.entries(a).flat(), Object.entries(b).flat());
  const [first, second] = [comparable(a), comparable(b)];
  if (first === second) return 0;
  if (Number.isNaN(first)) return Number.isNaN(second) ? 0 : -1;
  return first > second || Number.isNaN(second) ? 1 : -1;
}

/** Canonical string: equal values have equal strings. */
export function textOf(value: unknown): string {
  return EJSON.stringify(value ?? null, { relaxed: false });
}

/**
 * All values at the path. In an array the path continues in each element; a number in the path also picks the element
 * with this index.
 */
export function valuesAt(document: unknown, path: string): unknown[] {
  const [key = "", ...rest] = path.split(".");
  return follow(document, key, rest);
}

/** Like `valuesAt`, but with the elements of an array instead of the array. */
export function elementsAt(document: Document, path: string): unknown[] {
  return valuesAt(document, path).flatMap((value) => (Array.isArray(value) ? value : [value]));
}

/** A new list, sorted by the fields. @throws MongoFault when a direction is neither 1 nor -1 */
export function sortDocuments<Sorted extends Document>(
  documents: readonly Sorted[],
  spec: Document,
): Sorted[] {
  const fields = Object.entries(spec).map(([path, direction]) => ({ path, isUp: isUp(path, direction) }));
  const keyed = documents.map((document) => ({
    document,
    keys: fields.map(({ path, isUp }) => sortKey(document, path, isUp)),
  }));
  keyed.sort((a, b) => {
    for (const [index, { isUp }] of fields.entries()) {
      const order = compareValues(a.keys[index], b.keys[index]);
      if (order !== 0) return isUp ? order : -order;
    }
    return 0;
  });
  return keyed.map(({ document }) => document);
}

function isUp(path: string, direction: unknown): boolean {
  if (direction === 1 || direction === -1) return direction === 1;
  throw new MongoFault("BadValue", `Illegal key in sort specification: ${path}: ${textOf(direction)}`);
}

/** The smallest element of an array counts in ascending order, the greatest in descending order. */
function sortKey(document: Document, path: string, isUp: boolean): unknown {
  const sorted = elementsAt(document, path).sort(compareValues);
  return isUp ? sorted[0] : sorted.at(-1);
}

function follow(value: unknown, key: string, rest: readonly string[]): unknown[] {
  if (Array.isArray(value)) {
    const numbered = /^\d+$/.test(key) && Number(key) in value ? goOn(value[Number(key)], rest) : [];
    return [...numbered, ...value.filter(isDocument).flatMap((element) => follow(element, key, rest))];
  }
  return isDocument(value) && Object.hasOwn(value, key) ? goOn(value[key], rest) : [];
}

function goOn(value: unknown, [next, ...rest]: readonly string[]): unknown[] {
  return next === undefined ? [value] : follow(value, next, rest);
}

function typeOf(value: unknown): (typeof TYPES)[number] {
  if (value === undefined || value === null) return "null";
  if (typeof value === "number") return "number";
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "bool";
  if (Array.isArray(value)) return "array";
  if (value instanceof Binary) return "binData";
  if (value instanceof ObjectId) return "objectId";
  if (value instanceof Date) return "date";
  return value instanceof RegExp ? "regex" : "object";
}

function comparable(value: unknown): number | string {
  if (typeof value === "number" || typeof value === "string") return value;
  if (typeof value === "boolean") return Number(value);
  if (value instanceof Date) return value.getTime();
  if (value instanceof ObjectId) return value.toHexString();
  return value instanceof Binary ? value.toString("hex") : `${value ?? ""}`;
}

function compareLists(a: readonly unknown[], b: readonly unknown[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const order = compareValues(a[index], b[index]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
