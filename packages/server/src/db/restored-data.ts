/**
 * Puts a restored database in the place of the one before.
 *
 * 1. It is made in the folder `restoring` of the data folder. Whatever ends that work leaves the data as it was.
 * 2. The folder gets the name `restored-TIME`: from now on it counts.
 * 3. The database before goes into `before-restore-TIME`, and the restored one takes its place. A start finishes this after a crash.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const RESTORED = /^restored-(.+)$/;
/** `last-change` belongs to its database. */
const PARTS = ["last-change", "pg"];
const COMPLETE = "pg-complete";

/** Whether the data folder has a database. */
export function hasDatabase(dataDir: string): boolean {
  return existsSync(join(dataDir, COMPLETE));
}

/**
 * Makes a database with `fill` and puts it in the place of the one before, under the lock of the data folder.
 *
 * @param fill makes and closes a database in the data folder that it gets
 * @returns the folder that has the database before; null when there was none
 */
export async function replaceDatabase(
  dataDir: string,
  fill: (folder: string) => Promise<void>,
): Promise<string | null> {
  const draft = join(dataDir, "restoring");
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  try {
    await fill(draft);
    if (!existsSync(join(draft, "last-change")))
      writeFileSync(join(draft, "last-change"), "0", { mode: 0o600 });
    renameSync(draft, join(dataDir, `restored-${new Date().toISOString().replaceAll(":", "-")}`));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return finishReplacing(dataDir);
}

/** Step 3, if it is to be done. @returns like `replaceDatabase` */
export function finishReplacing(dataDir: string): string | null {
  const name = readdirSync(dataDir).find((each) => RESTORED.test(each));
  if (name === undefined) return null;
  const restored = join(dataDir, name);
  const before = join(dataDir, name.replace(RESTORED, "before-restore-$1"));
  for (const part of PARTS) {
    const [made, place] = [join(restored, part), join(dataDir, part)];
    if (!existsSync(made)) continue;
    if (existsSync(place)) {
      mkdirSync(before, { recursive: true, mode: 0o700 });
      renameSync(place, join(before, part));
    }
    renameSync(made, place);
  }
  const hadDatabase = existsSync(before);
  if (hadDatabase) writeFileSync(join(before, COMPLETE), "");
  writeFileSync(join(dataDir, COMPLETE), "");
  rmSync(restored, { recursive: true });
  return hadDatabase ? before : null;
}
