import type { CommandBody } from "./command-body.ts";
import type { Database } from "./databases.ts";
import { documentIn, documentsIn, numberIn, refuseOthers, textIn } from "./fields.ts";
import { MongoFault } from "./mongo-fault.ts";
import { matcher } from "./queries.ts";

const ALL = Number.MAX_SAFE_INTEGER;

const create: CommandBody = ({ database }, fields) => {
  refuseOthers(fields, "create", "autoIndexId", "idIndex");
  const name = textIn(fields, "create");
  if (database.collections.has(name)) {
    throw new MongoFault("NamespaceExists", `Collection ${database.name}.${name} already exists.`);
  }
  database.ensureCollection(name);
  return {};
};

const drop: CommandBody = ({ database }, fields) => {
  refuseOthers(fields, "drop");
  existing(database, textIn(fields, "drop"));
  database.collections.delete(textIn(fields, "drop"));
  return { ns: `${database.name}.${textIn(fields, "drop")}` };
};

const dropDatabase: CommandBody = ({ database }) => {
  database.collections.clear();
  return { dropped: database.name };
};

const listCollections: CommandBody = ({ database, cursors }, fields) => {
  refuseOthers(fields, "listCollections", "filter", "nameOnly", "authorizedCollections", "cursor");
  const idIndex = { v: 2, key: { _id: 1 }, name: "_id_" };
  const listed = [...database.collections.keys()].map((name) =>
    fields.nameOnly === true
      ? { name, type: "collection" }
      : { name, type: "collection", options: {}, info: { readOnly: false }, idIndex },
  );
  return cursors.open({
    namespace: `${database.name}.$cmd.listCollections`,
    documents: listed.filter(matcher(documentIn(fields, "filter"))),
    batchSize: numberIn(documentIn(fields, "cursor"), "batchSize", ALL),
    isSingle: false,
  });
};

const listDatabases: CommandBody = ({ databases }, fields) => {
  refuseOthers(fields, "listDatabases", "filter", "nameOnly", "authorizedDatabases");
  const listed = databases.names().map((name) => ({ name, sizeOnDisk: 0, empty: false }));
  return { databases: listed.filter(matcher(documentIn(fields, "filter"))), totalSize: 0, totalSizeMb: 0 };
};

const createIndexes: CommandBody = ({ database }, fields) => {
  refuseOthers(fields, "createIndexes", "indexes", "commitQuorum");
  const collection = database.ensureCollection(textIn(fields, "createIndexes"));
  const numIndexesBefore = collection.indexes().length;
  documentsIn(fields, "indexes").forEach(collection.addIndex);
  return {
    numIndexesBefore,
    numIndexesAfter: collection.indexes().length,
    createdCollectionAutomatically: false,
  };
};

const listIndexes: CommandBody = ({ database, cursors }, fields) => {
  refuseOthers(fields, "listIndexes", "cursor");
  const name = textIn(fields, "listIndexes");
  return cursors.open({
    namespace: `${database.name}.${name}`,
    documents: existing(database, name).indexes(),
    batchSize: numberIn(documentIn(fields, "cursor"), "batchSize", ALL),
    isSingle: false,
  });
};

const dropIndexes: CommandBody = ({ database }, fields) => {
  refuseOthers(fields, "dropIndexes", "index");
  const collection = existing(database, textIn(fields, "dropIndexes"));
  const names = collection.indexes().map(({ name }) => `${name}`);
  const asked = Array.isArray(fields.index) ? fields.index : [fields.index];
  const dropped = fields.index === "*" ? names.filter((name) => name !== "_id_") : asked.map(String);
  const missing = dropped.find((name) => !names.includes(name));
  if (missing !== undefined) throw new MongoFault("IndexNotFound", `index not found with name [${missing}]`);
  if (dropped.includes("_id_")) throw new MongoFault("InvalidOptions", "cannot drop _id index");
  dropped.forEach(collection.dropIndex);
  return { nIndexesWas: names.length };
};

export const SCHEMA_COMMANDS: Readonly<Record<string, CommandBody>> = {
  create,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
  createIndexes,
  listIndexes,
  dropIndexes,
};

function existing(database: Database, name: string) {
  const collection = database.collections.get(name);
  if (!collection) throw new MongoFault("NamespaceNotFound", `ns does not exist: ${database.name}.${name}`);
  return collection;
}
