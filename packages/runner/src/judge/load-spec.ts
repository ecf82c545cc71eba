/**
 * Loads a spec's modules:
 * 1. A spec of plain modules and JSON is handed to Node from memory, at addresses without a file. Nothing is
 *    written.
 * 2. A spec with any other file is written to a folder that only this user can read, and loaded from there.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { type ModuleHooks, registerHooks } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Files } from "../job.ts";
import { report } from "./report.ts";

const SPEC_FILE = /\.spec\.[cm]?[jt]s$/;
/** Paths of files that can be loaded from memory. */
export const IN_MEMORY = /\.(?:m?js|json)$/;
const BASE = "file:///aulo-spec/";

let loads = 0;

/**
 * `specApi` is the address of `@aulo/runner/spec`; bare imports are resolved from the module at `packageUrl`.
 */
type SpecAddresses = { specApi: string; packageUrl: string };

/**
 * Imports the spec's `*.spec.js` files, sorted by name and anew at each call. @returns the hooks that resolve
 * its imports
 */
export async function loadSpec(spec: Files, { specApi, packageUrl }: SpecAddresses): Promise<ModuleHooks> {
  const isInMemory = Object.keys(spec).every((path) => IN_MEMORY.test(path));
  loads += 1;
  const base = isInMemory ? `${BASE}${loads}/` : `${pathToFileURL(writeSpec(spec)).href}/`;
  const sources = new Map(isInMemory ? Object.entries(spec).map(([path, text]) => [base + path, text]) : []);
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      if (specifier === "@aulo/runner/spec") return { url: specApi, shortCircuit: true };
      const { parentURL = base } = context;
      const isSpecs = specifier.startsWith(base) || parentURL.startsWith(base);
      if (!isSpecs) return next(specifier, context);
      const url = /^[./]/.test(specifier) ? new URL(specifier, parentURL).href : specifier;
      if (sources.has(url)) return { url, shortCircuit: true };
      const isBare = !/^[./]|^[a-z]+:/.test(specifier);
      return next(specifier, isBare ? { ...context, parentURL: packageUrl } : context);
    },
    load(url, context, next) {
      const source = sources.get(url);
      if (source === undefined) return next(url, context);
      return { format: url.endsWith(".json") ? "json" : "module", source, shortCircuit: true };
    },
  });
  const files = Object.keys(spec).filter((path) => SPEC_FILE.test(path));
  for (const file of files.sort()) await import(base + file);
  return hooks;
}

let written = "";

/** Removes the folder of a spec that was written. */
export function removeSpec(): void {
  if (written !== "") rmSync(written, { recursive: true, force: true });
  written = "";
}

function writeSpec(spec: Files): string {
  written = realpathSync(mkdtempSync(join(tmpdir(), `aulo-spec-${process.ppid}-`)));
  report({ kind: "spec-written", folder: written });
  for (const [path, content] of Object.entries({ "package.json": '{"type":"module"}\n', ...spec })) {
    mkdirSync(dirname(join(written, path)), { recursive: true });
    writeFileSync(join(written, path), content);
  }
  return written;
}
