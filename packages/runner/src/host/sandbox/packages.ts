import { existsSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";

/**
 * Packages that learners' code may import in every kind of exercise. Installing them compiles nothing and
 * runs no scripts.
 */
export const LEARNER_PACKAGES = [
  ...["express", "cookie-parser", "cors", "express-rate-limit", "express-session", "helmet", "multer"],
  ...["zod", "jsonwebtoken", "bcryptjs", "dotenv", "morgan", "winston", "graphql"],
  ...["pg", "knex", "sequelize", "pg-hstore", "@electric-sql/pglite", "mongodb", "mongoose", "redis"],
  ...["socket.io", "socket.io-client", "ws", "supertest"],
];

/** Packages of the harness: learners' code could import them too, but no exercise asks for it. */
const HARNESS_PACKAGES = ["expect", "yaml", "bson", "mingo"];

export type PackageFolder = { name: string; version: string; folder: string };

type Manifest = { version: string; dependencies?: Record<string, string> };

/** All packages of the toolbox. @throws Error like `collectPackages` */
export function toolboxPackages(): PackageFolder[] {
  return collectPackages([...LEARNER_PACKAGES, ...HARNESS_PACKAGES]);
}

/** Koffi, with which `enter.ts` makes its system calls; null where it is not installed for this machine. */
export function koffiPackages(): PackageFolder[] | null {
  const names = ["koffi", `@koromix/koffi-${process.platform}-${process.arch}`];
  try {
    return names.map((name) => {
      const folder = packageFolder(name, import.meta.dirname);
      return { name, version: readManifest(folder).version, folder };
    });
  } catch {
    return null;
  }
}

/**
 * The packages with all their dependencies, by their folders in the project. A package inside another one's
 * folder is not listed, since it is copied with that folder.
 *
 * @throws Error when a package is missing, or is in two places that cannot both be kept
 */
export function collectPackages(names: readonly string[]): PackageFolder[] {
  const found = new Map<string, PackageFolder>();
  const visit = (name: string, from: string) => {
    const folder = packageFolder(name, from);
    if (found.has(folder)) return;
    const manifest = readManifest(folder);
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

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

function ensureOnePlaceEach(packages: readonly PackageFolder[]): void {
  const names = packages.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`The package ${twice} is installed in two places; run "npm dedupe".`);
}

/** Folder from which node would load the package: in the nearest `node_modules` upwards. */
function packageFolder(name: string, from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, "node_modules", name);
    if (existsSync(join(found, "package.json"))) return found;
    if (folder === dirname(folder)) throw new Error(`The package ${name} is not installed.`);
  }
}
