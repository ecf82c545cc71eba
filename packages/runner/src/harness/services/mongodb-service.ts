import { runCommand } from "../../emulators/mongodb/commands.ts";
import { createCursors } from "../../emulators/mongodb/cursors.ts";
import { createDatabases } from "../../emulators/mongodb/databases.ts";
import { type Document, isDocument } from "../../emulators/mongodb/documents.ts";
import { serveMongodb } from "../../emulators/mongodb/serve-mongodb.ts";
import { SERVICES } from "../../services.ts";
import { decode } from "../../wire/codec.ts";
import type { ServiceOperation } from "../../wire/operation.ts";
import { fromCrossing, toCrossing } from "./extended-json.ts";

/** The database that `MONGODB_URI` names, and that the spec reads. */
const DATABASE = "app";

/** A Mongo-compatible emulator that the learner's program reaches on loopback, and the spec directly. It begins empty. */
export async function startMongodbService() {
  const databases = createDatabases();
  const cursors = createCursors();
  const run = (database: string, command: Document) =>
    runCommand({ database: databases.open(database), databases, cursors }, command);
  const port = await serveMongodb(run);
  const answer = async (operation: ServiceOperation) => {
    const command = operation.op === "mongodb-command" ? fromCrossing(decode(operation.command)) : null;
    if (!isDocument(command)) throw new Error("MongoDB takes commands only.");
    return toCrossing(run(DATABASE, command));
  };
  const env = { [SERVICES.mongodb.variable]: `mongodb://127.0.0.1:${port}/${DATABASE}` };
  return { env, ready: Promise.resolve(), answer };
}
