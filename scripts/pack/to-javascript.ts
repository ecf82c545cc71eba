import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { z } from "zod";
import { ROOT } from "../prepare.mjs";

const Manifest = z.object({ exports: z.record(z.string(), z.string()).default({}) });

/** A worker or a script that is started by its URL. */
const BY_URL = /new URL\("(\.{1,2}\/[^"]+)\.ts", import\.meta\.url\)/g;

const exportsOf = new Map<string, Record<string, string>>();

/**
 * A module of the repository as JavaScript, at the same positions.
 *
 * Node strips no types below `node_modules`, so modules are named `.js`. Imports of the packages of the repository become relative,
 * since nothing links them there.
 *
 * @param path below the top of the repository, with forward slashes, such as `packages/cli/src/main.ts`
 * @param ensurePacked called with each module of the repository that this one loads
 */
export function toJavaScript(path: string, ensurePacked: (path: string) => void): string {
  const text = stripTypeScriptTypes(readFileSync(join(ROOT, path), "utf8"));
  const toName = (specifier: string) => {
    const target = specifier.startsWith("@aulo/") ? exportedBy(specifier) : besideOf(path, specifier);
    ensurePacked(target);
    return named(path, target);
  };
  let [built, end] = ["", 0];
  for (const { fileName, pos } of ts.preProcessFile(text, true, true).importedFiles) {
    if (!/^(@aulo\/|\.)/.test(fileName)) continue;
    // The position is that of the quotation mark before the name.
    built += `${text.slice(end, pos + 1)}${toName(fileName)}`;
    end = pos + 1 + fileName.length;
  }
  return (built + text.slice(end)).replaceAll(BY_URL, (_, start: string) => {
    return `new URL("${toName(`${start}.ts`)}", import.meta.url)`;
  });
}

function besideOf(path: string, specifier: string): string {
  return join(dirname(path), specifier).replaceAll("\\", "/");
}

/** Path of the module that a package of the repository exports under the name. @throws Error when it does not */
function exportedBy(specifier: string): string {
  const [, name = "", rest] = /^@aulo\/([^/]+)(?:\/(.*))?$/.exec(specifier) ?? [];
  const exported = exportsOf.get(name) ?? readExports(name);
  exportsOf.set(name, exported);
  const key = rest === undefined ? "." : `./${rest}`;
  const found =
    exported[key] ?? exported[`${dirname(key)}/*`]?.replace("*", key.slice(key.lastIndexOf("/") + 1));
  if (found === undefined) throw new Error(`@aulo/${name} exports no ${key}.`);
  return join("packages", name, found).replaceAll("\\", "/");
}

function readExports(name: string): Record<string, string> {
  return Manifest.parse(JSON.parse(readFileSync(join(ROOT, "packages", name, "package.json"), "utf8")))
    .exports;
}

function named(from: string, to: string): string {
  const name = relative(dirname(from), to).replaceAll("\\", "/").replace(/\.ts$/, ".js");
  return name.startsWith(".") ? name : `./${name}`;
}
