import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

class ToolError extends Error {
  constructor(message, facts) {
    super(message);
    this.name = "ToolError";
    Object.assign(this, facts);
  }
}

export async function runTool(tool, args, { input, timeoutMs }) {
  const child = spawn(process.execPath, [tool, ...args]);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = child.kill("SIGKILL");
  }, timeoutMs);
  child.stdin.on("error", () => {}); // a tool may end without having read its input
  if (input !== undefined) child.stdin.write(input);
  child.stdin.end();

  const ended = [once(child, "close"), text(child.stdout), text(child.stderr)];
  const [[exitCode], output, complaint] = await Promise.all(ended).finally(() => clearTimeout(timer));
  if (timedOut) throw new ToolError("killed after its time", { timedOut });
  if (exitCode !== 0) throw new ToolError(complaint, { exitCode });
  return output;
}
