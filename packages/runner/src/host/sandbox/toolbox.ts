/**
 * The toolbox: a folder with all that a sandbox may read, made once for each version of what is in it.
 *
 *   node               the node that runs learners' code
 *   code/…             the modules of this package that run in a sandbox (see toolbox-code.ts), as JavaScript
 *   node_modules/…     the packages that learners' code may import
 *   seccomp.bpf        the filter of system calls, empty where the processor is not known
 *   landlock.bpf       the one that goes with Landlock, which is not there then
 *   etc/…              the few files by which "localhost" and the user have names
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
  /** The module that makes walls by Landlock, the filter that goes with it, and the package it takes; the last two may be missing. */
  landlock: string;
  landlockFilter: string;
  koffi: string;
};

/** The toolbox of this version, made first if it is not there yet. */
export async function openToolbox(workDir?: string): Promise<Toolbox> {
  const parent = cacheFolder(workDir);
  const folder = await makeOnce(join(parent, `toolbox-${toolboxHash()}`), scriptPath("build-toolbox.ts"));
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

/** Path in the toolbox of the prepared database, a tar file. Making it the first time takes some seconds. */
export async function openSqlTemplate(toolbox: Toolbox): Promise<string> {
  const folder = await makeOnce(join(toolbox.folder, "sql"), scriptPath("build-sql-template.ts"));
  return relative(toolbox.folder, join(folder, "template.tar"));
}

/** Runs the build script on a folder beside the target and moves it there whole, so that no half-made one is ever seen. */
export async function makeOnce(target: string, script: string): Promise<string> {
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

/** Keeps a prepared folder from being removed as unused. */
export function markUsed(folder: string): void {
  const now = new Date();
  utimesSync(folder, now, now);
}

/** Removes the toolboxes, and the drafts of them, that no runner has used for a week. */
function removeUnused(parent: string): void {
  const names = readdirSync(parent).filter((name) => name.startsWith("toolbox-"));
  for (const folder of names.map((name) => join(parent, name))) {
    const usedMs = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - usedMs > UNUSED_MS) rmSync(folder, { recursive: true, force: true });
  }
}

function scriptPath(name: string): string {
  return join(import.meta.dirname, name);
}

async function runScript(path: string, folder: string): Promise<void> {
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
