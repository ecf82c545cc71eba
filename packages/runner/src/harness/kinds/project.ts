/**
 * Runs a project: a folder with a package.json, whose scripts run as `npm run` would run them.
 *
 * 1. A script is resolved to its node commands, without a shell (see npm-scripts.ts).
 * 2. A script that runs to its end gets a fresh copy of the folder. The server gets one copy for all its starts.
 * 3. Packages that the package.json does not list are not found, as after a real `npm ci`.
 */
import { join } from "node:path";
import type { Operation } from "../../wire/operation.ts";
import type { RunRequest } from "../../wire/request.ts";
import { APP_FOLDER, leftFiles, writeFiles } from "../files.ts";
import { createFreshFolders } from "../guards/fresh-folder.ts";
import { type Exit, endWithin, type Program, startProgram } from "../program.ts";
import { type Command, type ProjectManifest, planScript, readManifest } from "./npm-scripts.ts";
import { answerForServer, createServerUnderTest } from "./server.ts";

const ONLY_LISTED = join(import.meta.dirname, "..", "guards", "only-listed-packages.js");

type Ran = Exit & { stdout: string; stderr: string };

export async function startProject(runRequest: RunRequest) {
  const root = process.cwd();
  const manifestOf = (files: RunRequest["files"]) =>
    readManifest(files[runRequest.entry] ?? "", `${root}/${APP_FOLDER}/${runRequest.entry}`);
  const manifest = manifestOf(runRequest.files);
  const served = join(root, APP_FOLDER);
  writeFiles(served, runRequest.files);
  const server = await createServerUnderTest(runRequest, ({ script, env }) => {
    const [command, ...more] = planScript(manifest, script, []);
    if (!command || more.length > 0) throw new Error(`The script "${script}" must be one command to serve.`);
    return startCommand(runRequest, { folder: served, command, env, stdin: "", keepsStdinOpen: false });
  });
  const freshFolder = createFreshFolders(runRequest, root, APP_FOLDER);
  const answer = async (operation: Operation): Promise<unknown> => {
    if (operation.op === "read-config") {
      const { createSettingsReader } = await import("./config/config.ts");
      return createSettingsReader(runRequest, served)(operation.format, operation.file ?? runRequest.entry);
    }
    if (operation.op !== "script") return answerForServer(server, operation);
    const given = { ...runRequest.files, ...operation.planted };
    const files = { ...given, ...operation.files };
    const commands = commandsOf(manifestOf(files), operation);
    const folder = freshFolder(files);
    const ran = await runAll(runRequest, folder, commands, operation);
    return { ...ran, files: leftFiles(folder, given) };
  };
  return { state: { state: "ready" }, answer };
}

function commandsOf(manifest: ProjectManifest, { script, args }: Operation & { op: "script" }): Command[] {
  if (script !== null) return planScript(manifest, script, args);
  return [{ env: {}, args: [manifest.main ?? "index.js", ...args] }];
}

/** Runs the commands in order. The first one that fails ends them, as with `&&`. */
async function runAll(
  runRequest: RunRequest,
  folder: string,
  commands: readonly Command[],
  { env, stdin, keepsStdinOpen, withinMs }: Operation & { op: "script" },
): Promise<Ran> {
  const printed = { stdout: "", stderr: "" };
  let exit: Exit = { exitCode: 0, signal: null };
  for (const command of commands) {
    const program = startCommand(runRequest, { folder, command, env, stdin, keepsStdinOpen });
    exit = await endWithin(program, withinMs);
    printed.stdout += program.printed.stdout;
    printed.stderr += program.printed.stderr;
    if (exit.exitCode !== 0) break;
  }
  return { ...exit, ...printed };
}

type Start = {
  folder: string;
  command: Command;
  env: Record<string, string>;
  stdin: string;
  keepsStdinOpen: boolean;
};

function startCommand(runRequest: RunRequest, { folder, command, env, ...input }: Start): Program {
  const args = [`--import=${ONLY_LISTED}`, ...command.args];
  return startProgram(runRequest, { folder, args, env: { ...env, ...command.env }, ...input });
}
