import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export const MAIN = join(import.meta.dirname, "..", "main.ts");

/** Starts the command as a program would: without a terminal, and without an editor but one of `environment`. */
export function startAulo(words: readonly string[], environment: Record<string, string>): ChildProcess {
  const { VISUAL: _, EDITOR: __, ...inherited } = process.env;
  return spawn(process.execPath, [MAIN, ...words], {
    env: { ...inherited, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Runs the command to its end. */
export async function runAulo(environment: Record<string, string>, ...words: string[]) {
  const child = startAulo(words, environment);
  const printed = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    printed.stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    printed.stderr += text;
  });
  await once(child, "close");
  return { exitCode: child.exitCode, ...printed };
}
