import { spawnSync } from "node:child_process";

export async function runTool(tool, args, { input = "", timeoutMs }) {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [tool, ...args], {
    input,
    timeout: timeoutMs,
    killSignal: "SIGKILL",
    maxBuffer: 64 * 1024 * 1024,
    encoding: "utf8",
  });
  if (signal !== null) throw Object.assign(new Error("The tool took too long."), { timedOut: true });
  if (status !== 0) throw Object.assign(new Error(`The tool failed: ${stderr}`), { exitCode: status });
  return stdout;
}
