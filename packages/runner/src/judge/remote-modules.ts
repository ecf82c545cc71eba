/**
 * Modules that a spec in plain style imports from outside itself:
 * 1. Jest's and Vitest's modules export the globals of jest-api.ts.
 * 2. The path of a learner's file, with or without its ending, exports proxies of that file's exports.
 *
 * A name that the file does not export is exported all the same and throws when it is used: that makes it the
 * learner's error.
 */
import { registerHooks } from "node:module";

import { exportWords } from "../shared/export-words.ts";
import { markLearnerError } from "./session.ts";

type Exports = ReadonlyMap<string, unknown>;
type Sources = {
  jestApi: Record<string, unknown>;
  /** Paths of the learner's files. */
  files: readonly string[];
  /** Source texts of the spec's files; the names that they import are read from them. */
  spec: readonly string[];
  loadExports: (file: string) => Exports;
};

const JEST_MODULES = new Set(["@jest/globals", "vitest"]);
const JEST_URL = "aulo-words:jest";
const SCHEME = "aulo-remote:";
const ENDINGS = ["", ".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", "/index.js", "/index.ts"];
/** Key of the exports of the modules made here. */
const HELD = Symbol.for("aulo.remote-modules");

export function registerRemoteModules({ jestApi: words, files, spec, loadExports }: Sources): void {
  const held = new Map<string, Exports>([[JEST_URL, new Map(Object.entries(words))]]);
  Object.defineProperty(globalThis, HELD, { value: held });
  const names = [...new Set(spec.flatMap(importedNames))];
  registerHooks({
    resolve(specifier, context, next) {
      if (JEST_MODULES.has(specifier)) return { url: JEST_URL, shortCircuit: true };
      const file = fileOf(specifier, files);
      return file === null ? next(specifier, context) : { url: SCHEME + file, shortCircuit: true };
    },
    load(url, context, next) {
      if (!url.startsWith(SCHEME) && url !== JEST_URL) return next(url, context);
      const exported = held.get(url) ?? withNames(url.slice(SCHEME.length), loadExports, names);
      held.set(url, exported);
      return { format: "module", source: sourceOf(url, [...exported.keys()]), shortCircuit: true };
    },
  });
}

function fileOf(specifier: string, files: readonly string[]): string | null {
  if (!/^\.\.?\//.test(specifier)) return null;
  const path = specifier.replace(/^(?:\.\.?\/)+/, "");
  return ENDINGS.map((ending) => path + ending).find((candidate) => files.includes(candidate)) ?? null;
}

/**
 * Source of a module that looks its exports up by name. The spec is trusted, but a learner's names must not
 * become code.
 */
function sourceOf(url: string, names: readonly string[]): string {
  const key = JSON.stringify(url);
  const lines = names.map((name, index) => {
    const text = JSON.stringify(name);
    return `const v${index} = held.get(${text});\nexport { v${index} as ${text} };`;
  });
  return `const held = globalThis[Symbol.for("aulo.remote-modules")].get(${key});\n${lines.join("\n")}\n`;
}

function withNames(file: string, loadExports: Sources["loadExports"], names: readonly string[]): Exports {
  const failing = (error: () => unknown) =>
    function missing() {
      throw error();
    };
  try {
    const exported = loadExports(file);
    const lacking = names.filter((name) => !exported.has(name));
    const others = exportWords([...exported.keys()]);
    const missing = (name: string) => {
      const error = new TypeError(`The file ${file} does not export "${name}". ${others}`);
      markLearnerError(error);
      return error;
    };
    return new Map([...exported, ...lacking.map((name) => [name, failing(() => missing(name))] as const)]);
  } catch (error) {
    return new Map(names.map((name) => [name, failing(() => error)]));
  }
}

/** Names in the braces of a source's imports, and "default" for a name before the braces. */
function importedNames(text: string): string[] {
  return [...text.matchAll(/\bimport\s+([^"';]+?)\s*from\s*["']/g)].flatMap(([, clause = ""]) => {
    const inBraces = /\{([^}]*)\}/.exec(clause)?.[1] ?? "";
    const names = inBraces.split(",").map((part) => part.trim().split(/\s+/)[0] ?? "");
    return [...(/^[\w$]/.test(clause) ? ["default"] : []), ...names.filter((name) => name !== "")];
  });
}
