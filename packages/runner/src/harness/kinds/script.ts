import type { Operation, RunRequest } from "../../wire/request.ts";
import { leftFiles } from "../files.ts";
import { createFreshFolders } from "../guards/fresh-folder.ts";
import { startProgram } from "../program.ts";

/** Each run of the script gets a fresh folder with the learner's files. */
export async function startScript(runRequest: RunRequest) {
  const freshFolder = createFreshFolders(runRequest, process.cwd());
  const answer = async (operation: Operation): Promise<unknown> => {
    if (operation.op !== "script") throw new Error(`A script run cannot do "${operation.op}".`);
    const folder = freshFolder({ ...runRequest.files, ...operation.files });
    const { args, env, stdin } = operation;
    const program = startProgram(runRequest, { folder, args: [runRequest.entry, ...args], env, stdin });
    const exit = await program.ended;
    program.kill();
    return { ...exit, ...program.printed, files: leftFiles(folder, runRequest.files) };
  };
  return { state: { state: "ready" }, answer };
}
