import type { Operation, RunRequest } from "../../wire/request.ts";
import { leftFiles } from "../files.ts";
import { createFreshFolders } from "../guards/fresh-folder.ts";
import { endWithin, startProgram } from "../program.ts";

/** Each run of the script gets a fresh folder with the learner's files. */
export async function startScript(runRequest: RunRequest) {
  const freshFolder = createFreshFolders(runRequest, process.cwd());
  const answer = async (operation: Operation): Promise<unknown> => {
    if (operation.op !== "script") throw new Error(`A script run cannot do "${operation.op}".`);
    const given = { ...runRequest.files, ...operation.planted };
    const files = { ...given, ...operation.files };
    const folder = freshFolder(files);
    const { args, env, stdin, keepsStdinOpen, withinMs } = operation;
    const words = [runRequest.entry, ...args];
    const program = startProgram(runRequest, { folder, files, args: words, env, stdin, keepsStdinOpen });
    const exit = await endWithin(program, withinMs);
    return { ...exit, ...program.printed, files: leftFiles(folder, given) };
  };
  return { state: { state: "ready" }, answer };
}
