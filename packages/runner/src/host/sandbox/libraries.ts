import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

const LDD_MS = 10_000;
/** Library that older C libraries load to resolve "localhost"; `ldd` does not list it. */
const NAMES_FROM_FILES = "libnss_files.so.2";

/**
 * Shared libraries of these programs and the loader, by the paths at which the programs look for them.
 *
 * @returns null when `ldd` cannot list them
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

/** @throws Error when the output names a missing library */
export function readLdd(text: string): string[] {
  if (text.includes("not found")) throw new Error("A library is missing.");
  return text.split("\n").flatMap((line) => /(?:=>|^)\s+(\/\S+) \(0x/.exec(line)?.[1] ?? []);
}
