import type { Begin, Operation } from "../../wire/request.ts";
import { leftFiles } from "../files.ts";
import { createFreshFolders } from "../guards/fresh-folder.ts";
import { startProgram } from "../program.ts";

/** Each run of the script gets a fresh folder with the learner's files in it. */
export async function beginScript(begin: Begin) {
  const freshFolder = createFreshFolders(begin, process.cwd());
  const answer = async (operation: Operation): Promise<unknown> => {
    if (operation.op !== "script") throw new Error(`A script run cannot do "${operation.op}".`);
    const folder = freshFolder({ ...begin.files, ...operation.files });
    const { args, env, stdin } = operation;
    const program = startProgram(begin, { folder, args: [begin.entry, ...args], env, stdin });
    const exit = await program.ended;
    program.kill();
    return { ...exit, ...program.printed, files: leftFiles(folder, begin.files) };
  };
  return { state: { state: "ready" }, answer };
}
