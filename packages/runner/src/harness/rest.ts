/**
 * Ends a run in a sandbox that takes one run after the other, for code of trusted authors (see `host/pool/kept-lanes.ts`):
 * 1. All programs of the run end.
 * 2. Databases are reset, or dropped.
 * 3. The run's folder and all temporary files are removed.
 * 4. This process must be as it was before its first run. Otherwise no further run may start here.
 */
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noteKeptState } from "./kept-state.ts";
import { areDatabasesReset } from "./pglite/kept-databases.ts";
import { forgetPrintedBytes } from "./printed-bytes.ts";
import { endPrograms, outputPassedOn } from "./program.ts";

export type KeptProcess = {
  /** Goes to a new folder for a run, below the process's own. */
  enter: (folder: string) => void;
  /** Leaves and removes it. @returns whether another run may follow */
  leave: () => Promise<boolean>;
};

/** Records the state of this process before its first run. */
export function noteKeptProcess(): KeptProcess {
  const home = process.cwd();
  const state = noteKeptState();
  let entered = home;
  return {
    enter: (folder) => {
      entered = join(home, folder);
      mkdirSync(entered);
      process.chdir(entered);
    },
    leave: async () => {
      process.chdir(home);
      await endPrograms();
      const areReset = await areDatabasesReset();
      await outputPassedOn();
      forgetPrintedBytes();
      rmSync(entered, { recursive: true, force: true });
      empty(tmpdir());
      return areReset && (await state.isAsBefore());
    },
  };
}

function empty(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
}
