import { isDocument } from "../../emulators/mongodb/documents.ts";
import { startMongodb } from "../../emulators/mongodb/start-mongodb.ts";
import { SERVICES } from "../../services.ts";
import { decode } from "../../wire/codec.ts";
import type { ServiceOperation } from "../../wire/operation.ts";
import { fromExtendedJson, toExtendedJson } from "./extended-json.ts";

/** The database that `MONGODB_URI` names, and that the spec reads. */
const DATABASE = "app";

/**
 * Starts a Mongo-compatible emulator. The learner's program connects on loopback, the spec directly. It begins empty.
 */
export async function startMongodbService() {
  const { port, run, close } = await startMongodb();
  const answer = async (operation: ServiceOperation) => {
    const command = operation.op === "mongodb-command" ? fromExtendedJson(decode(operation.command)) : null;
    if (!isDocument(command)) throw new Error("MongoDB takes commands only.");
    return toExtendedJson(run(DATABASE, command));
  };
  const env = { [SERVICES.mongodb.variable]: `mongodb://127.0.0.1:${port}/${DATABASE}` };
  return { env, ready: Promise.resolve(), answer, end: close };
}
