/**
 * `node build-toolbox.ts FOLDER`: fills the folder with everything that a sandbox may read (see toolbox.ts).
 */
import { chmodSync, copyFileSync, cpSync, linkSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join, parse } from "node:path";
import { koffiPackages, type PackageFolder, toolboxPackages } from "./packages.ts";
import { seccompBytes } from "./seccomp.ts";
import { SYSCALLS } from "./syscalls.ts";
import { toolboxModules } from "./toolbox-code.ts";

const NOT_NEEDED = /\.(map|md|markdown|d\.ts|d\.cts|d\.mts|flow)$/;

const sourceFolder = join(import.meta.dirname, "..", "..");
const target = process.argv[2];
if (target === undefined) throw new Error("Name the folder to fill.");

chmodSync(target, 0o755);
for (const file of toolboxModules()) buildModule(file, join(target, "code"));
writeFileSync(join(target, "code", "package.json"), JSON.stringify({ type: "module" }));
copyPackages(toolboxPackages(), target);
copyPackages(koffiPackages() ?? [], join(target, "code", "host", "sandbox", "landlock"));
letDatabasesStartPrepared(join(target, "node_modules", "@electric-sql", "pglite"));
const syscalls = SYSCALLS[process.arch];
writeFileSync(join(target, "seccomp.bpf"), syscalls ? seccompBytes(syscalls, "own namespaces") : "");
if (syscalls) writeFileSync(join(target, "landlock.bpf"), seccompBytes(syscalls, "landlock"));
linkOrCopy(process.execPath, join(target, "node"));
mkdirSync(join(target, "etc"));
writeFileSync(join(target, "etc", "hosts"), "127.0.0.1 localhost\n::1 localhost\n");
writeFileSync(join(target, "etc", "passwd"), "learner:x:65534:65534:learner:/work:/bin/false\n");
writeFileSync(join(target, "etc", "nsswitch.conf"), "hosts: files\npasswd: files\n");

function copyPackages(packages: readonly PackageFolder[], into: string): void {
  for (const { name, folder } of packages) {
    cpSync(folder, join(into, "node_modules", name), {
      recursive: true,
      filter: (path) => !NOT_NEEDED.test(path),
    });
  }
}

/** Strips types once, so that no start has to. Positions in the source stay the same. */
function buildModule(file: string, into: string): void {
  const stripped = stripTypeScriptTypes(readFileSync(join(sourceFolder, file), "utf8"));
  const built = stripped.replaceAll(/((?:from|import\(|import)\s*"\.[^"]*)\.ts"/g, '$1.js"');
  mkdirSync(dirname(join(into, file)), { recursive: true });
  writeFileSync(join(into, file.replace(/\.ts$/, ".js")), built);
}

/** Makes `@electric-sql/pglite` load `harness/pglite/from-template.ts`, which wraps the original module. */
function letDatabasesStartPrepared(folder: string): void {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const { dir, base } = parse(manifest.exports["."].import.default);
  const wrapper = `${dir}/prepared-${base}`;
  manifest.exports["."].import.default = wrapper;
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(
    join(folder, wrapper),
    `export * from "./${base}";
import { PGlite as Whole } from "./${base}";
import { fromTemplate } from "../../../../code/harness/pglite/from-template.js";
export const PGlite = fromTemplate(Whole);
`,
  );
}

/**
 * Puts node into the toolbox, since the sandbox's user may not be able to enter the project's folder. A hard
 * link takes no disk space.
 */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
  chmodSync(to, 0o755);
}
