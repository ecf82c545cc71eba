/**
 * The toolbox: a folder with everything that a sandbox may read, built once for each version of its content.
 *   node               the node for learners' programs
 *   code/…             modules of this package that run in a sandbox, as JavaScript; see toolbox-code.ts
 *   node_modules/…     the packages that learners' code may import
 *   seccomp.bpf        the filter of system calls; empty on an unknown processor
 *   landlock.bpf       the filter for Landlock; missing on an unknown processor
 *   etc/…              the few files with the names "localhost" and of the user
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "./cache-folder.ts";
import { koffiPackages, toolboxPackages } from "./packages.ts";
import { modulesIn, toolboxModules } from "./toolbox-code.ts";

const UNUSED_MS = 7 * 24 * 60 * 60 * 1000;

const sourceFolder = join(import.meta.dirname, "..", "..");

export type Toolbox = {
  folder: string;
  node: string;
  code: string;
  nodeModules: string;
  etc: string;
  seccomp: string;
  /** The module that builds Landlock's walls, its filter and its package; the last two may be missing. */
  landlock: string;
  landlockFilter: string;
  koffi: string;
};

/** Opens the toolbox of this version, and builds it first if it is missing. */
export async function openToolbox(workDir?: string): Promise<Toolbox> {
  const parent = cacheFolder(workDir);
  const folder = await makeOnce(
    join(parent, `toolbox-${toolboxHash()}`),
    new URL("./build-toolbox.ts", import.meta.url),
  );
  markUsed(folder);
  removeUnused(parent);
  const code = join(folder, "code");
  const landlock = join(code, "host", "sandbox", "landlock");
  return {
    folder,
    node: join(folder, "node"),
    code,
    nodeModules: join(folder, "node_modules"),
    etc: join(folder, "etc"),
    seccomp: join(folder, "seccomp.bpf"),
    landlock: join(landlock, "enter.js"),
    landlockFilter: join(folder, "landlock.bpf"),
    koffi: join(landlock, "node_modules", "koffi"),
  };
}

/** Path of the prepared database in the toolbox, a tar file. Building it the first time takes some seconds. */
export async function openSqlTemplate(toolbox: Toolbox): Promise<string> {
  const folder = await makeOnce(
    join(toolbox.folder, "sql"),
    new URL("./build-sql-template.ts", import.meta.url),
  );
  return relative(toolbox.folder, join(folder, "template.tar"));
}

/**
 * Runs the build script on a draft folder beside the target and renames it, so that no half-made folder is
 * ever seen.
 */
export async function makeOnce(target: string, script: URL): Promise<string> {
  if (existsSync(target)) return target;
  const draft = mkdtempSync(`${target}-draft-`);
  await runScript(script, draft);
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** Protects a prepared folder from being removed as unused. */
export function markUsed(folder: string): void {
  const now = new Date();
  utimesSync(folder, now, now);
}

/** Removes toolboxes and their drafts that no runner has used for a week. */
function removeUnused(parent: string): void {
  const names = readdirSync(parent).filter((name) => name.startsWith("toolbox-"));
  for (const folder of names.map((name) => join(parent, name))) {
    const usedMs = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - usedMs > UNUSED_MS) rmSync(folder, { recursive: true, force: true });
  }
}

async function runScript(script: URL, folder: string): Promise<void> {
  const path = fileURLToPath(script);
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", path, folder], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let printed = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    printed += text;
  });
  const exitCode = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (exitCode !== 0) throw new Error(`${basename(path)} failed: ${printed.trim()}`);
}

function toolboxHash(): string {
  const hash = createHash("sha256").update(process.version);
  for (const { name, version } of [...toolboxPackages(), ...(koffiPackages() ?? [])])
    hash.update(`${name}@${version}\n`);
  const builders = modulesIn("host/sandbox").map((file) => join("host", "sandbox", file));
  for (const file of [...toolboxModules(), ...builders]) hash.update(readFileSync(join(sourceFolder, file)));
  return hash.digest("hex").slice(0, 16);
}
