import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction, constants } from "node:vm";
import { exportWords } from "../../shared/export-words.ts";
import { decodeList } from "../../wire/codec.ts";
import type { RemoteOperation } from "../../wire/operation.ts";
import type { Operation, RunRequest } from "../../wire/request.ts";
import type { Answer } from "../channel.ts";
import { APP_FOLDER, writeFiles } from "../files.ts";
import { withSeenCalls } from "../seen-calls.ts";
import { withOtherNames } from "./exports.ts";

type Solution = Readonly<Record<string, unknown>>;

const { apply } = Reflect;
const { hasOwn } = Object;
// An import from a built-in module is a live binding: learner code can replace it by `syncBuiltinESMExports`. A constant is not.
const compile = compileFunction;
const pathOf = join;
const { USE_MAIN_CONTEXT_DEFAULT_LOADER: importModuleDynamically } = constants;
let insideCalls = 0;

/** Loads the learner's module. The spec can then call its exports. */
export async function startSolution(runRequest: RunRequest) {
  const folder = join(process.cwd(), APP_FOLDER);
  writeFiles(folder, runRequest.files);
  process.chdir(folder);
  if (runRequest.plain) (await import("./imports-without-ending.ts")).allowImportsWithoutEnding();
  const exported: Solution = await import(pathToFileURL(join(folder, runRequest.entry)).href);
  const solution = withOtherNames(exported);
  const answer: Answer = async (operation, seen) => {
    if (isRemote(operation)) return (await import("./remote-module.ts")).answerRemote(folder, operation);
    switch (operation.op) {
      case "call":
        return apply(exportedFunction(solution, operation.name), undefined, decodeList(operation.args));
      case "inside":
        return runInside(
          withSeenCalls(solution, seen),
          folder,
          operation.source,
          decodeList(operation.inputs),
        );
      case "exported":
        return Object.fromEntries(Object.keys(exported).map((name) => [name, typeof exported[name]]));
      default:
        throw new Error(`A function run cannot do "${operation.op}".`);
    }
  };
  return { state: { state: "ready" }, answer };
}

function isRemote(operation: Operation): operation is RemoteOperation {
  return operation.op.startsWith("remote-");
}

function exportedFunction(solution: Solution, name: string) {
  const found = hasOwn(solution, name) ? solution[name] : undefined;
  if (typeof found === "function") return found;
  const what = name === "default" ? "a function by default" : `a function named "${name}"`;
  throw new TypeError(`The file does not export ${what}. ${exportWords(Object.keys(solution))}`);
}

/**
 * Runs a function of the spec from its source, as if it lay beside the learner's files, so that its imports resolve as
 * theirs do. The compile function was captured before any learner code ran. Loading the source as a module would call
 * hooks that learner code may set, and they could replace it. Both run in one process, so this stops the usual tricks and not
 * somebody who knows the harness (docs/runner.md).
 */
async function runInside(
  solution: Solution,
  folder: string,
  source: string,
  inputs: unknown[],
): Promise<unknown> {
  insideCalls += 1;
  const filename = pathOf(folder, `.check-${insideCalls}.mjs`);
  const make = compile(`"use strict"; return (${source});`, [], {
    filename,
    importModuleDynamically,
  });
  return await apply(make(), undefined, [solution, ...inputs]);
}
