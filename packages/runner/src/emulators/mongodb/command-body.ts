import type { Cursors } from "./cursors.ts";
import type { Database, Databases } from "./databases.ts";
import type { Document } from "./documents.ts";

/** Context of a command: its database, all databases, and the open cursors. */
export type CommandContext = { database: Database; databases: Databases; cursors: Cursors };

/** Runs a command from its fields and returns its reply. @throws MongoFault, or an error of Mingo */
export type CommandBody = (context: CommandContext, fields: Document) => Document;
