/**
 * Loaded before a project's program. A package that the project's package.json does not list is not found, although it
 * lies in the sandbox, as after a real `npm ci`. This does not protect anything.
 */
import { readFileSync } from "node:fs";
import { isBuiltin, registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = `${pathToFileURL(process.cwd()).href}/`;
const listed = new Set(listedPackages());

registerHooks({
  resolve(specifier, context, next) {
    const isBare = !/^(?:[./#]|[a-z]+:)/.test(specifier) && !isBuiltin(specifier);
    const isOwn = context.parentURL?.startsWith(folder) ?? false;
    if (isBare && isOwn && !listed.has(packageName(specifier))) throw notListed(packageName(specifier));
    return next(specifier, context);
  },
});

function listedPackages(): string[] {
  const manifest = JSON.parse(readFileSync(join(process.cwd(), "package.json"), "utf8"));
  const { name = "", dependencies = {}, devDependencies = {} } = manifest;
  return [name, ...Object.keys(dependencies), ...Object.keys(devDependencies)];
}

function packageName(specifier: string): string {
  const [first = "", second = ""] = specifier.split("/");
  return first.startsWith("@") ? `${first}/${second}` : first;
}

function notListed(name: string): Error {
  const error = new Error(`Cannot find package '${name}': the package.json does not list it.`);
  return Object.assign(error, { code: "ERR_MODULE_NOT_FOUND" });
}
