/**
 * Plans how a script of a package.json runs without a shell.
 *
 * 1. `preNAME`, NAME and `postNAME` run in this order, as far as they exist.
 * 2. A script is split at `&&`, and each part into words without their quotes. `NAME=value` before a command is its
 *    environment.
 * 3. `node …` runs as it is. `npm run NAME`, `npm test` and `npm start` run the named script, which must not lead back
 *    to itself.
 * 4. The name of a program from an offline package runs that program.
 * 5. Anything else is refused with an error that names the possible commands. Arguments after `--` go to the last
 *    command of NAME.
 * 6. Each command finds the name and the version of the package in its environment, as npm gives them.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { placedError } from "./placed-error.ts";

export type Command = { env: Record<string, string>; args: string[] };

export type ProjectManifest = {
  main: string | null;
  scripts: Readonly<Record<string, string>>;
  /** `npm_package_name` and `npm_package_version`, as far as the file has them. */
  npmEnv: Readonly<Record<string, string>>;
};

/** Programs of the packages, each with the package that provides it. */
const PROGRAMS: Readonly<Record<string, string>> = { knex: "knex" };
const MAX_NESTING = 10;
const SHELL_WORK = /[|<>;`$*?(){}]|&(?!&)/;

/** @throws SyntaxError with its place, when the file is not JSON or not an object */
export function readManifest(text: string, path: string): ProjectManifest {
  const read: unknown = parse(text, path);
  if (typeof read !== "object" || read === null)
    throw placedError("The package.json is not an object.", path, 1);
  const main = "main" in read && typeof read.main === "string" ? read.main : null;
  const scripts = "scripts" in read && typeof read.scripts === "object" ? read.scripts : null;
  const texts = Object.entries(scripts ?? {}).filter(([, script]) => typeof script === "string");
  const named = Object.entries(read).filter(
    ([key, value]) => ["name", "version"].includes(key) && typeof value === "string",
  );
  const npmEnv = Object.fromEntries(named.map(([key, value]) => [`npm_package_${key}`, value]));
  return { main, scripts: Object.fromEntries(texts), npmEnv };
}

/** @throws Error when the script is missing, or needs something that is not available here */
export function planScript(
  { scripts, npmEnv }: ProjectManifest,
  name: string,
  args: readonly string[],
): Command[] {
  return planNested(scripts, name, args, 0).map((command) => ({
    ...command,
    env: { ...npmEnv, ...command.env },
  }));
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : `${error}`;
    const at = Number(/at position (\d+)/.exec(message)?.[1] ?? 0);
    throw placedError(message, path, text.slice(0, at).split("\n").length);
  }
}

function planNested(
  scripts: ProjectManifest["scripts"],
  name: string,
  args: readonly string[],
  depth: number,
): Command[] {
  if (depth > MAX_NESTING) throw new Error(`The script "${name}" calls itself.`);
  const main = Object.hasOwn(scripts, name) ? scripts[name] : undefined;
  if (main === undefined) throw new Error(`Missing script: "${name}".`);
  const plan = (text: string, more: readonly string[]) => planText(scripts, text, more, depth);
  const [before, after] = [`pre${name}`, `post${name}`].map((key) => scripts[key]);
  return [
    ...(before === undefined ? [] : plan(before, [])),
    ...plan(main, args),
    ...(after === undefined ? [] : plan(after, [])),
  ];
}

function planText(
  scripts: ProjectManifest["scripts"],
  text: string,
  args: readonly string[],
  depth: number,
): Command[] {
  const parts = splitAtAnd(text);
  return parts.flatMap((part, index) => {
    const words = [...toWords(part.trim(), text), ...(index === parts.length - 1 ? args : [])];
    const start = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
    if (start === -1) throw new Error(`The script "${text}" has no command.`);
    const env = Object.fromEntries(words.slice(0, start).map(toVariable));
    return planWords(scripts, words.slice(start), depth).map((command) => ({
      ...command,
      env: { ...env, ...command.env },
    }));
  });
}

/** Splits at each `&&` outside quotes. */
function splitAtAnd(text: string): string[] {
  const pieces = text.match(/"[^"]*"|'[^']*'|&&|[^"'&]+|["'&]/g) ?? [];
  const parts = [""];
  for (const piece of pieces) {
    if (piece === "&&") parts.push("");
    else parts.push(`${parts.pop()}${piece}`);
  }
  return parts;
}

/** @throws Error when a part needs a shell */
function toWords(part: string, whole: string): string[] {
  const words = part.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  if (SHELL_WORK.test(part.replaceAll(/'[^']*'|"[^"]*"/g, ""))) {
    throw new Error(`The script "${whole}" needs a shell; here it may only be commands joined by &&.`);
  }
  return words.map((word) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, "$1$2"));
}

function toVariable(word: string): [string, string] {
  const at = word.indexOf("=");
  return [word.slice(0, at), word.slice(at + 1)];
}

function planWords(scripts: ProjectManifest["scripts"], words: string[], depth: number): Command[] {
  const [program = "", ...rest] = words;
  if (program === "npm") return planNpm(scripts, rest, depth);
  if (program === "node" && rest[0] === "--run") return planNpm(scripts, ["run", ...rest.slice(1)], depth);
  if (program === "node") return [{ env: {}, args: rest }];
  const [name = "", ...args] = program === "npx" ? rest : words;
  const file = programFile(name);
  if (file !== null) return [{ env: {}, args: [file, ...args] }];
  throw new Error(`The command "${name}" is not here: a script may use node, npm run and knex.`);
}

function planNpm(scripts: ProjectManifest["scripts"], rest: string[], depth: number): Command[] {
  const [verb = "", ...more] = rest;
  const isRun = verb === "run" || verb === "run-script";
  const name = isRun ? more.find((word) => !word.startsWith("-")) : verb;
  if (name === undefined || (!isRun && verb !== "test" && verb !== "start")) {
    throw new Error(`"npm ${rest.join(" ")}" is not here: a script may use npm run, npm test and npm start.`);
  }
  const after = isRun ? more.slice(more.indexOf(name) + 1) : more;
  const passed = after.filter((word, index) => index > 0 || word !== "--");
  return planNested(scripts, name, passed, depth + 1);
}

function programFile(name: string): string | null {
  const owner = Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name] : undefined;
  if (owner === undefined) return null;
  const manifest = createRequire(import.meta.url).resolve(`${owner}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
  return join(manifest, "..", typeof bin === "string" ? bin : bin[name]);
}
