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
  const late = new Promise((resolve) => setTimeout(resolve, timeoutMs, "late"));
  if (input !== undefined) child.stdin.write(input);
  child.stdin.end();

  const closed = once(child, "close");
  const read = Promise.all([text(child.stdout), text(child.stderr)]);
  timedOut = (await Promise.race([closed, late])) === "late";
  if (timedOut) throw new ToolError("killed after its time", { timedOut });
  const [exitCode] = await closed;
  const [output, complaint] = await read;
  if (exitCode !== 0) throw new ToolError(complaint, { exitCode });
  return output;
}
