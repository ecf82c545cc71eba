import type { Kysely } from "kysely";
import type { Database } from "./tables.ts";

/** Where queries run: the database, or a transaction on it. */
export type Queries = Kysely<Database>;
