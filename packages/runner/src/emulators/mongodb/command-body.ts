import type { Cursors } from "./cursors.ts";
import type { Database, Databases } from "./databases.ts";
import type { Document } from "./documents.ts";

/** What a command is run on: the database that it names, all of them, and the answers that are not given whole yet. */
export type CommandContext = { database: Database; databases: Databases; cursors: Cursors };

/** Answers a command from its fields. @throws MongoFault, or what Mingo throws */
export type CommandBody = (context: CommandContext, fields: Document) => Document;
