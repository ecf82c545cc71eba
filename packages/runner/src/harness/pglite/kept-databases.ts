/** Databases of a sandbox that takes one run after the other. Each one is reset after its run and then lent to a later one. */
import type { PGlite } from "@electric-sql/pglite";
import { makeResettable, type ResettableDatabase } from "./reset-database.ts";

/** Databases at rest. A run that needs more creates them, and they are dropped after it. */
const MAX_RESTING = 5;

const resting: ResettableDatabase[] = [];
let lent: ResettableDatabase[] = [];

/** Creates a database ahead of the runs. */
export async function keepDatabase(create: () => Promise<PGlite>): Promise<void> {
  resting.push(await makeResettable(await create()));
}

/** Lends a database that rests, or a new one. */
export async function lendDatabase(create: () => Promise<PGlite>): Promise<PGlite> {
  const found = resting.pop() ?? (await makeResettable(await create()));
  lent.push(found);
  return found.database;
}

/** Takes back the databases of the run. @returns whether all were reset */
export async function areDatabasesReset(): Promise<boolean> {
  const returned = lent;
  lent = [];
  let areAllReset = true;
  for (const held of returned) {
    if (resting.length >= MAX_RESTING) void held.database.close().catch(() => {});
    else if (await held.reset()) resting.push(held);
    else areAllReset = false;
  }
  return areAllReset;
}
