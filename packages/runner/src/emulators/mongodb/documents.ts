/**
 * Documents in memory: plain objects with values that Mingo compares as MongoDB does.
 *
 * Types that it would compare differently (Decimal128, integers beyond 2^53, timestamps, code) are refused on input.
 */
import { Binary, BSONRegExp, deserialize, ObjectId, serialize } from "bson";
import { MongoFault, unsupported } from "./mongo-fault.ts";

export type Document = Record<string, unknown>;

const NOT_PROMOTED = { promoteLongs: true, promoteValues: true, promoteBuffers: false, bsonRegExp: true };

/** @throws MongoFault when it holds a value of an unsupported type */
export function readDocument(bytes: Uint8Array): Document {
  return toHeldDocument(deserialize(bytes, NOT_PROMOTED));
}

export function writeDocument(document: Document): Uint8Array {
  return serialize(document, { ignoreUndefined: true });
}

export function isDocument(value: unknown): value is Document {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** A deep copy: documents and arrays inside are copied too. */
export function copyDocument(document: Document): Document {
  return mapValues(document, copyValue);
}

export function copyValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyValue);
  return isDocument(value) ? copyDocument(value) : value;
}

function toHeldDocument(document: Document): Document {
  return mapValues(document, toHeld);
}

function toHeld(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(toHeld);
  if (isDocument(value)) return toHeldDocument(value);
  if (value instanceof BSONRegExp) return toRegExp(value);
  if (value instanceof Date || value instanceof ObjectId || value instanceof Binary) return value;
  const type = "_bsontype" in value ? `${value._bsontype}` : "this type";
  throw unsupported(type === "Long" ? "integers beyond 2^53" : `values of the type ${type}`);
}

function toRegExp({ pattern, options }: BSONRegExp): RegExp {
  const flags = [...options].filter((flag) => flag !== "u").join("");
  if (/[^ims]/.test(flags)) throw unsupported(`the option "${options}" of a regular expression`);
  return new RegExp(pattern, flags);
}

function mapValues(document: Document, change: (value: unknown) => unknown): Document {
  if (Object.hasOwn(document, "__proto__"))
    throw new MongoFault("BadValue", "A field cannot be named __proto__");
  return Object.fromEntries(Object.entries(document).map(([name, value]) => [name, change(value)]));
}
