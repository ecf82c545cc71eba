import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ROOT } from "../prepare.mjs";

/** Packages whose modules are in the package; the page is in it as built. */
export const PACKED = ["engine", "contract", "content", "grading", "runner", "server", "cli"] as const;

const Versions = z.record(z.string(), z.string()).default({});
const Manifest = z.object({
  version: z.string(),
  description: z.string().optional(),
  license: z.string(),
  engines: Versions,
  dependencies: Versions,
  optionalDependencies: Versions,
});
const Lock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });

/** The `package.json` of the package. Versions are exactly those that the tests ran with. */
export function packedManifest(): object {
  const root = readManifest(".");
  const packages = PACKED.map((name) => ({ name, ...readManifest(join("packages", name)) }));
  return {
    name: "aulo",
    version: root.version,
    description: root.description,
    license: root.license,
    type: "module",
    bin: { aulo: "packages/cli/bin/aulo.mjs" },
    engines: root.engines,
    dependencies: pinned(packages.map(({ name, dependencies }) => [name, dependencies])),
    optionalDependencies: pinned([
      ["", root.optionalDependencies],
      ...packages.map(({ name, optionalDependencies }) => [name, optionalDependencies] as const),
    ]),
  };
}

function readManifest(folder: string): z.output<typeof Manifest> {
  return Manifest.parse(JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8")));
}

/** @throws Error when two packages have different versions of one */
function pinned(wanted: readonly (readonly [name: string, packages: Record<string, string>])[]): object {
  const lock = Lock.parse(JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"))).packages;
  const found = new Map<string, string>();
  for (const [by, packages] of wanted) {
    for (const name of Object.keys(packages).filter((each) => !each.startsWith("@aulo/"))) {
      const version = (lock[`packages/${by}/node_modules/${name}`] ?? lock[`node_modules/${name}`])?.version;
      if (version === undefined) throw new Error(`package-lock.json has no ${name}.`);
      if ((found.get(name) ?? version) !== version)
        throw new Error(`Packages of Aulo have ${name} in the versions ${found.get(name)} and ${version}.`);
      found.set(name, version);
    }
  }
  return Object.fromEntries([...found].sort(([a], [b]) => a.localeCompare(b)));
}
