import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

export async function runTool(tool, args, { input, timeoutMs }) {
  try {
    const running = run(process.execPath, [tool].concat(args), {
      timeout: timeoutMs,
      killSignal: "SIGKILL",
      maxBuffer: Number.POSITIVE_INFINITY,
      encoding: "utf8",
    });
    running.child.stdin.on("error", () => {}); // a tool may end without having read its input
    running.child.stdin.end(input);
    return (await running).stdout;
  } catch (cause) {
    const error = new Error(`${cause.message}\n${cause.stderr}`, { cause });
    if (cause.killed) error.timedOut = true;
    else error.exitCode = cause.code;
    throw error;
  }
}
