import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

const LDD_MS = 10_000;
/** Loaded by older C libraries to look "localhost" up; nothing names it. */
const NAMES_FROM_FILES = "libnss_files.so.2";

/**
 * The shared libraries that these programs load, the loader included, by the paths where they look for them.
 *
 * @returns null when that cannot be told here
 */
export function sharedLibraries(programs: readonly string[]): string[] | null {
  try {
    const printed = programs.map((program) =>
      execFileSync("ldd", [program], {
        encoding: "utf8",
        timeout: LDD_MS,
        stdio: ["ignore", "pipe", "ignore"],
      }),
    );
    const paths = printed.flatMap(readLdd);
    const names = paths.map((path) => join(dirname(path), NAMES_FROM_FILES));
    return [...new Set([...paths, ...names.filter((path) => existsSync(path))])];
  } catch {
    return null;
  }
}

/** @throws Error when the text names a library that is not there */
export function readLdd(text: string): string[] {
  if (text.includes("not found")) throw new Error("A library is missing.");
  return text.split("\n").flatMap((line) => /(?:=>|^)\s+(\/\S+) \(0x/.exec(line)?.[1] ?? []);
}
