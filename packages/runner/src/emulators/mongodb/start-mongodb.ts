import { runCommand } from "./commands.ts";
import { createCursors } from "./cursors.ts";
import { createDatabases } from "./databases.ts";
import { type RunCommand, serveMongodb } from "./serve-mongodb.ts";

/** A server on loopback. `run` executes a command on it without the port. */
export type Mongodb = { port: number; run: RunCommand; close: () => Promise<void> };

/** Starts an empty emulator. It serves until it is closed, or its process ends. */
export async function startMongodb(): Promise<Mongodb> {
  const databases = createDatabases();
  const cursors = createCursors();
  const run: RunCommand = (database, command) =>
    runCommand({ database: databases.open(database), databases, cursors }, command);
  return { ...(await serveMongodb(run)), run };
}
