import { execFile } from "node:child_process";

const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

export function runTool(tool, args, { input = "", timeoutMs }) {
  const options = { timeout: timeoutMs, killSignal: "SIGKILL", maxBuffer: MAX_OUTPUT_BYTES };
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [tool, ...args], options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else if (error.killed) reject(Object.assign(new Error("The tool took too long."), { timedOut: true }));
      else reject(Object.assign(new Error(`The tool failed: ${stderr}`), { exitCode: error.code }));
    });
    child.stdin.on("error", () => {}); // a tool may end without having read its input
    child.stdin.end(input);
  });
}
