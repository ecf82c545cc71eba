import { randomUUID } from "node:crypto";
import { access, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { EXIT, Stop } from "../stop.ts";
import { sayWriteFault } from "./file-fault.ts";

/**
 * Writes a file whole or not at all: into a new file beside it, which then takes its place.
 *
 * @throws Stop in words when the file system refuses
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
  { mode = 0o644 } = {},
): Promise<void> {
  const beside = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(beside, content, { mode, flag: "wx" });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw new Stop(EXIT.conflict, `${path} cannot be written: ${sayWriteFault(error)}`);
  }
}

/** Whether a file or folder has the path. */
export async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
