import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, sep } from "node:path";

/** What learners' code may import beside Node's own modules. */
export const LEARNER_PACKAGES = ["express", "zod", "@electric-sql/pglite"];

export type PackageFolder = { name: string; version: string; folder: string };

type Manifest = { version: string; dependencies?: Record<string, string> };

/**
 * The packages with all they depend on, as they lie in the project. A package that lies inside another one's
 * folder is not listed: it comes along with that folder.
 *
 * @throws Error when a package is missing, or lies in two places that cannot both be kept
 */
export function collectPackages(names: readonly string[]): PackageFolder[] {
  const found = new Map<string, PackageFolder>();
  const visit = (name: string, from: string) => {
    const folder = packageFolder(name, from);
    if (found.has(folder)) return;
    const manifest: Manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    found.set(folder, { name, version: manifest.version, folder });
    for (const dependency of Object.keys(manifest.dependencies ?? {})) visit(dependency, folder);
  };
  for (const name of names) visit(name, import.meta.dirname);
  const all = [...found.values()];
  const outermost = all.filter(
    ({ folder }) => !all.some((other) => folder.startsWith(`${other.folder}${sep}`)),
  );
  ensureOnePlaceEach(outermost);
  return outermost.sort((a, b) => a.name.localeCompare(b.name));
}

function ensureOnePlaceEach(packages: readonly PackageFolder[]): void {
  const names = packages.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`The package ${twice} is installed in two places; run "npm dedupe".`);
}

function packageFolder(name: string, from: string): string {
  const lookup = createRequire(join(from, "package.json")).resolve.paths(name) ?? [];
  const folder = lookup
    .map((path) => join(path, name))
    .find((path) => existsSync(join(path, "package.json")));
  if (!folder) throw new Error(`The package ${name} is not installed.`);
  return folder;
}
