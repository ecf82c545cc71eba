import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Where Debian installs each version. */
const VERSIONS = "/usr/lib/postgresql";

/** The folder of the newest PostgreSQL's programs; null without one. */
export function findPostgresPrograms(): string | null {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS) : [];
  const newest = versions.toSorted((a, b) => Number(a) - Number(b)).at(-1);
  return newest === undefined ? null : join(VERSIONS, newest, "bin");
}
