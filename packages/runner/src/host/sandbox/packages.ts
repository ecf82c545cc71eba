import { existsSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";

/** What learners' code may import beside Node's own modules, in any kind of exercise. None is compiled or runs a script at its install. */
export const LEARNER_PACKAGES = [
  ...["express", "cookie-parser", "cors", "express-rate-limit", "express-session", "helmet", "multer"],
  ...["zod", "jsonwebtoken", "bcryptjs", "dotenv", "morgan", "winston"],
  ...["pg", "knex", "sequelize", "pg-hstore", "@electric-sql/pglite", "mongodb", "mongoose", "redis"],
  ...["socket.io", "socket.io-client", "ws", "supertest"],
];

/** What only the harness imports: learners' code finds it too, but no exercise asks for it. */
const HARNESS_PACKAGES = ["expect", "yaml", "bson", "mingo"];

export type PackageFolder = { name: string; version: string; folder: string };

type Manifest = { version: string; dependencies?: Record<string, string> };

/** All packages of the toolbox. @throws Error as `collectPackages` does */
export function toolboxPackages(): PackageFolder[] {
  return collectPackages([...LEARNER_PACKAGES, ...HARNESS_PACKAGES]);
}

/** What starts programs behind Landlock makes its system calls with; null where it is not installed for this machine. */
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

/** Where node would find it from the folder: in the nearest `node_modules` upwards. */
function packageFolder(name: string, from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, "node_modules", name);
    if (existsSync(join(found, "package.json"))) return found;
    if (folder === dirname(folder)) throw new Error(`The package ${name} is not installed.`);
  }
}
