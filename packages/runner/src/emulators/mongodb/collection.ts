/**
 * A collection in memory. A stored document never changes. It is replaced, so that documents read before stay as they
 * were.
 *
 * A unique index maps every key to the document that has it. One lookup for each key shows whether a document may be
 * inserted.
 */
import { copyDocument, type Document, isDocument } from "./documents.ts";
import { MongoFault, unsupported } from "./mongo-fault.ts";
import { matcher } from "./queries.ts";
import { elementsAt, textOf, valuesAt } from "./values.ts";

type IndexKey = { text: string; value: Document };
type Index = {
  name: string;
  key: Document;
  /** As `listIndexes` returns it. */
  spec: Document;
  isUnique: boolean;
  holds: (document: Document) => boolean;
  /** From the string of a key to the string of the `_id` of its document. */
  owners: Map<string, string>;
};

export type Collection = {
  documents: () => Document[];
  indexes: () => Document[];
  /** @throws MongoFault when a unique index already has the key */
  insert: (document: Document) => void;
  /** @throws MongoFault as `insert` does, and when the `_id` differs */
  replace: (before: Document, after: Document) => void;
  remove: (document: Document) => void;
  clear: () => void;
  /** @returns whether the index is new. @throws MongoFault when it is not supported, or when documents violate it */
  addIndex: (spec: Document) => boolean;
  dropIndex: (name: string) => void;
};

const INDEX_OPTIONS = new Set([
  ...["v", "key", "name", "ns", "unique", "sparse", "background", "partialFilterExpression"],
  ...["expireAfterSeconds", "hidden"],
]);

export function createCollection(namespace: string): Collection {
  const held = new Map<string, Document>();
  const indexes = new Map<string, Index>([
    ["_id_", toIndex({ v: 2, key: { _id: 1 }, name: "_id_", unique: true })],
  ]);

  const ensureFree = (index: Index, document: Document, id: string) => {
    for (const { text, value } of keysOf(index, document)) {
      if ((index.owners.get(text) ?? id) !== id) throw duplicateKey(namespace, index, value);
    }
  };
  const enter = (index: Index, document: Document, id: string) => {
    for (const { text } of keysOf(index, document)) index.owners.set(text, id);
  };
  const leave = (index: Index, document: Document) => {
    for (const { text } of keysOf(index, document)) index.owners.delete(text);
  };
  const insert = (document: Document) => {
    const id = textOf(document._id);
    if (held.has(id)) throw duplicateKey(namespace, { name: "_id_", key: { _id: 1 } }, { _id: document._id });
    for (const index of indexes.values()) ensureFree(index, document, id);
    for (const index of indexes.values()) enter(index, document, id);
    held.set(id, document);
  };
  const replace = (before: Document, after: Document) => {
    const id = textOf(before._id);
    if (textOf(after._id) !== id) throw immutableId();
    for (const index of indexes.values()) ensureFree(index, after, id);
    for (const index of indexes.values()) leave(index, before);
    for (const index of indexes.values()) enter(index, after, id);
    held.set(id, after);
  };
  const remove = (document: Document) => {
    for (const index of indexes.values()) leave(index, document);
    held.delete(textOf(document._id));
  };
  const addIndex = (spec: Document) => {
    const index = toIndex(spec);
    const existing = indexes.get(index.name);
    if (existing) {
      if (textOf(existing.spec) === textOf(index.spec)) return false;
      const words = `An existing index has the same name as the requested index, with other options: ${index.name}`;
      throw new MongoFault("IndexOptionsConflict", words);
    }
    for (const [id, document] of held) {
      ensureFree(index, document, id);
      enter(index, document, id);
    }
    indexes.set(index.name, index);
    return true;
  };
  return {
    documents: () => [...held.values()],
    indexes: () => [...indexes.values()].map(({ spec }) => spec),
    insert,
    replace,
    remove,
    clear: () => {
      held.clear();
      for (const { owners } of indexes.values()) owners.clear();
    },
    addIndex,
    dropIndex: (name) => void indexes.delete(name),
  };
}

export function immutableId(): MongoFault {
  return new MongoFault(
    "ImmutableField",
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  );
}

function toIndex(asked: Document): Index {
  const { name, key } = asked;
  if (typeof name !== "string" || !isDocument(key))
    throw new MongoFault("FailedToParse", "An index needs a name and a key");
  const option = Object.keys(asked).find((field) => !INDEX_OPTIONS.has(field) && isMeant(asked[field]));
  if (option !== undefined) throw unsupported(`the option "${option}" of an index`);
  const kind = Object.values(key).find((direction) => direction !== 1 && direction !== -1);
  if (kind !== undefined) throw unsupported(`an index of the kind ${textOf(kind)}`);
  const { unique, sparse, partialFilterExpression, expireAfterSeconds } = asked;
  const isPartial = isDocument(partialFilterExpression);
  const matches = isPartial ? matcher(partialFilterExpression) : () => true;
  const isThere = (document: Document) =>
    sparse !== true || Object.keys(key).some((path) => valuesAt(document, path).length > 0);
  const spec = {
    ...{ v: 2, key: copyDocument(key), name },
    ...(unique === true && name !== "_id_" && { unique }),
    ...(sparse === true && { sparse }),
    ...(isPartial && { partialFilterExpression }),
    ...(expireAfterSeconds !== undefined && { expireAfterSeconds }),
  };
  const holds = (document: Document) => matches(document) && isThere(document);
  return { name, key, spec, isUnique: unique === true, holds, owners: new Map() };
}

function isMeant(value: unknown): boolean {
  return (
    value !== undefined &&
    value !== null &&
    value !== false &&
    !(isDocument(value) && value.locale === "simple")
  );
}

/** Keys of a document in a unique index: one for each element of an array. A missing value counts as null. */
function keysOf(index: Index, document: Document): IndexKey[] {
  if (!index.isUnique || !index.holds(document)) return [];
  let keys: Document[] = [{}];
  for (const path of Object.keys(index.key)) {
    const found = elementsAt(document, path);
    const values = found.length > 0 ? found : [null];
    keys = keys.flatMap((key) => values.map((value) => ({ ...key, [path]: value ?? null })));
  }
  return keys.map((value) => ({ text: textOf(value), value }));
}

function duplicateKey(
  namespace: string,
  { name, key }: Pick<Index, "name" | "key">,
  keyValue: Document,
): MongoFault {
  const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${JSON.stringify(value)}`);
  return new MongoFault(
    "DuplicateKey",
    `E11000 duplicate key error collection: ${namespace} index: ${name} dup key: { ${shown.join(", ")} }`,
    { keyPattern: key, keyValue },
  );
}
