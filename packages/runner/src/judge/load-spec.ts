/**
 * Loads a spec's modules:
 * 1. plain modules and JSON are handed to Node from memory, at addresses where no file is: nothing is written, nothing left;
 * 2. a spec that holds any other file is written to a folder that only this user can read, and loaded from there.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { type ModuleHooks, registerHooks } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Files } from "../job.ts";

const SPEC_FILE = /\.spec\.[cm]?[jt]s$/;
/** Paths of what need not be written to be loaded. */
export const IN_MEMORY = /\.(?:m?js|json)$/;
const BASE = "file:///aulo-spec/";

let loads = 0;

/** Addresses: of what `@aulo/runner/spec` stands for, and of the module from which bare imports are looked up. */
type SpecAddresses = { specApi: string; packageUrl: string };

/** Imports the spec's `*.spec.js` files in the order of their names, anew at each call. @returns the hooks by which they were found */
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

/** Removes what had to be written. */
export function removeSpec(): void {
  if (written !== "") rmSync(written, { recursive: true, force: true });
  written = "";
}

function writeSpec(spec: Files): string {
  written = realpathSync(mkdtempSync(join(tmpdir(), `aulo-spec-${process.ppid}-`)));
  for (const [path, content] of Object.entries({ "package.json": '{"type":"module"}\n', ...spec })) {
    mkdirSync(dirname(join(written, path)), { recursive: true });
    writeFileSync(join(written, path), content);
  }
  return written;
}
