import { join } from "node:path";
import type { Begin, Operation } from "../wire/request.ts";
import { APP_FOLDER, leftFiles, writeFiles } from "./files.ts";
import { startProgram } from "./program.ts";

/** Each run of the script gets a fresh folder with the learner's files in it. */
export async function beginScript(begin: Begin) {
  let runs = 0;
  const root = process.cwd();
  const answer = async (operation: Operation): Promise<unknown> => {
    if (operation.op !== "script") throw new Error(`A script run cannot do "${operation.op}".`);
    runs += 1;
    const folder = join(root, `${APP_FOLDER}-${runs}`);
    writeFiles(folder, { ...begin.files, ...operation.files });
    const { args, env, stdin } = operation;
    const program = startProgram(begin, { folder, args: [begin.entry, ...args], env, stdin });
    const exit = await program.ended;
    program.kill();
    return { ...exit, ...program.printed, files: leftFiles(folder, begin.files) };
  };
  return { state: { state: "ready" }, answer };
}
