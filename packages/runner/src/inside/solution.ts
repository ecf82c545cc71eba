import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { decode } from "../wire/codec.ts";
import type { Begin, Operation } from "../wire/request.ts";
import { APP_FOLDER, writeFiles } from "./files.ts";

type Solution = Readonly<Record<string, unknown>>;

const { apply } = Reflect;
let insideCalls = 0;

/** Loads the learner's module; its exports are then called as the spec asks. */
export async function beginSolution(begin: Begin) {
  const folder = join(process.cwd(), APP_FOLDER);
  writeFiles(folder, begin.files);
  process.chdir(folder);
  const solution: Solution = await import(pathToFileURL(join(folder, begin.entry)).href);
  return { state: { state: "ready" }, answer: (operation: Operation) => answer(solution, folder, operation) };
}

async function answer(solution: Solution, folder: string, operation: Operation): Promise<unknown> {
  switch (operation.op) {
    case "call":
      return apply(exportedFunction(solution, operation.name), undefined, operation.args.map(decode));
    case "inside":
      return runInside(solution, folder, operation.source, operation.inputs.map(decode));
    case "exported":
      return Object.fromEntries(Object.keys(solution).map((name) => [name, typeof solution[name]]));
    default:
      throw new Error(`A function run cannot do "${operation.op}".`);
  }
}

function exportedFunction(solution: Solution, name: string) {
  const found = Object.hasOwn(solution, name) ? solution[name] : undefined;
  if (typeof found === "function") return found;
  const what = name === "default" ? "a function by default" : `a function named "${name}"`;
  throw new TypeError(`The file does not export ${what}.`);
}

/** Runs a function of the spec's in here, from its source: as a module beside the learner's files, so that its imports resolve as theirs do. */
async function runInside(
  solution: Solution,
  folder: string,
  source: string,
  inputs: unknown[],
): Promise<unknown> {
  insideCalls += 1;
  const path = join(folder, `.check-${insideCalls}.mjs`);
  writeFileSync(path, `export const scenario = ${source};\n`);
  try {
    const { scenario } = await import(pathToFileURL(path).href);
    return await scenario(solution, ...inputs);
  } finally {
    rmSync(path, { force: true });
  }
}
