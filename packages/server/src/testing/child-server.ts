import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const MAIN = join(import.meta.dirname, "..", "main.ts");
const READY = /^Aulo is ready at (http:\S+)$/m;

export type Ended = { exitCode: number | null; stdout: string; stderr: string };

/** A real server process, or one that is starting. */
export type ChildServer = {
  /** Resolves to its address once it is ready; rejects when it ends before that. */
  ready: Promise<string>;
  /** Sends the signal and resolves when the process has ended. */
  end: (signal: NodeJS.Signals) => Promise<Ended>;
  ended: Promise<Ended>;
};

/**
 * Starts `main.ts` on a free port, unless the environment names another.
 *
 * @param through a command that starts another one, such as `nsenter` with its options
 */
export function spawnServer(
  environment: Record<string, string>,
  through: readonly string[] = [],
): ChildServer {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const [command = process.execPath, ...words] = [...through, process.execPath, MAIN];
  const child = spawn(command, words, {
    env: { ...inherited, PORT: "0", LOG_LEVEL: "silent", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed = collect(child);
  const ended = once(child, "close").then(() => ({ exitCode: child.exitCode, ...printed }));
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", () => {
      const address = printed.stdout.match(READY)?.[1];
      if (address !== undefined) resolve(address);
    });
    void ended.then(({ stderr }) => reject(new Error(`The server ended before it was ready: ${stderr}`)));
  });
  ready.catch(() => {});
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return { ready, end, ended };
}

function collect(child: ChildProcess): { stdout: string; stderr: string } {
  const printed = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    printed.stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    printed.stderr += text;
  });
  return printed;
}
