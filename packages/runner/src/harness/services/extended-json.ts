/**
 * Converts documents for the spec, which knows only plain data. Other values are written as in MongoDB's Extended JSON,
 * so that they differ from a string (`{ $oid: "…" }`).
 */
import { Binary, Long, ObjectId, UUID } from "bson";
import { type Document, isDocument } from "../../emulators/mongodb/documents.ts";

export function toExtendedJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toExtendedJson);
  if (isDocument(value)) return mapped(value, toExtendedJson);
  if (value instanceof ObjectId) return { $oid: value.toHexString() };
  if (value instanceof UUID) return { $uuid: value.toString() };
  if (value instanceof Binary) return new Uint8Array(value.value());
  if (value instanceof Long) return value.toNumber();
  return value instanceof RegExp ? { $regex: value.source, $options: value.flags } : value;
}

/** @throws Error when an id is malformed */
export function fromExtendedJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromExtendedJson);
  if (value instanceof Uint8Array) return new Binary(value);
  if (!isDocument(value)) return value;
  const [name, ...others] = Object.keys(value);
  if (others.length === 0 && name === "$oid") return new ObjectId(`${value.$oid}`);
  if (others.length === 0 && name === "$uuid") return new UUID(`${value.$uuid}`);
  return mapped(value, fromExtendedJson);
}

function mapped(document: Document, change: (value: unknown) => unknown): Document {
  return Object.fromEntries(Object.entries(document).map(([name, value]) => [name, change(value)]));
}
