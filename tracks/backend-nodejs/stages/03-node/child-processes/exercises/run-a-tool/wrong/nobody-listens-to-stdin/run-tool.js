import { spawn } from "node:child_process";

export async function runTool(tool, args, { input, timeoutMs }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tool, ...args]);
    const out = [];
    const err = [];
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill("SIGKILL");
    }, timeoutMs);
    child.stdout.on("data", (chunk) => out.push(chunk));
    child.stderr.on("data", (chunk) => err.push(chunk));
    child.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      if (timedOut) return reject(Object.assign(new Error("The tool took too long."), { timedOut: true }));
      if (code === 0) return resolve(Buffer.concat(out).toString());
      const error = new Error(`The tool failed: ${Buffer.concat(err)}`);
      error.exitCode = code;
      reject(error);
    });
    child.stdin.end(input ?? "");
  });
}
