/** Databases of the emulator by name, each with its collections by name. */
import { type Collection, createCollection } from "./collection.ts";
import type { Document } from "./documents.ts";
import { MongoFault } from "./mongo-fault.ts";

export type Database = {
  name: string;
  collections: Map<string, Collection>;
  /** Creates the collection when it is missing, as a first insert does. */
  ensureCollection: (name: string) => Collection;
  /** Empty when the collection is missing. */
  documentsOf: (name: string) => Document[];
};

export type Databases = { names: () => string[]; open: (name: string) => Database };

export function createDatabases(): Databases {
  const databases = new Map<string, Database>();
  return {
    names: () =>
      [...databases.values()].filter(({ collections }) => collections.size > 0).map(({ name }) => name),
    open: (name) => {
      const database = databases.get(name) ?? createDatabase(name);
      databases.set(name, database);
      return database;
    },
  };
}

function createDatabase(name: string): Database {
  const collections = new Map<string, Collection>();
  return {
    name,
    collections,
    ensureCollection: (collectionName) => {
      if (collectionName === "" || collectionName.includes("$"))
        throw new MongoFault("BadValue", `Invalid collection name: '${collectionName}'`);
      const collection = collections.get(collectionName) ?? createCollection(`${name}.${collectionName}`);
      collections.set(collectionName, collection);
      return collection;
    },
    documentsOf: (collectionName) => collections.get(collectionName)?.documents() ?? [],
  };
}
