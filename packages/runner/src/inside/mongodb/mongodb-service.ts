import { decode } from "../../wire/codec.ts";
import type { ServiceOperation } from "../../wire/operation.ts";
import { runCommand } from "./commands.ts";
import { fromCrossing, toCrossing } from "./crossing.ts";
import { createCursors } from "./cursors.ts";
import { createDatabases } from "./databases.ts";
import { type Document, isDocument } from "./documents.ts";
import { serveMongodb } from "./serve-mongodb.ts";

/** The database that `MONGODB_URI` names, and that the spec reads. */
const DATABASE = "app";

/**
 * Starts a Mongo-compatible emulator. The learner's program connects on loopback, the spec directly. It begins empty.
 */
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
  const env = { MONGODB_URI: `mongodb://127.0.0.1:${port}/${DATABASE}` };
  return { env, ready: Promise.resolve(), answer };
}
