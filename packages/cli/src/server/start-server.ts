/**
 * Starts Aulo as a process of its own that goes on when the command ends.
 *
 * 1. The process writes to a log file; a pipe would break when the command ends.
 * 2. It is ready once its address responds.
 * 3. When it ends before that, another command may have started Aulo at the same moment: then that one is used. Otherwise the end of
 *    the log says why.
 */
import { spawn } from "node:child_process";
import { mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { isAuloAt } from "../api/api.ts";
import { writeWhole } from "../folder/write-file.ts";
import { EXIT, Stop } from "../stop.ts";
import { SERVER } from "./installation.ts";

const LOOK_MS = 100;
/** The first start of a clone installs packages and builds the page. */
const MOST_MS = 300_000;
/** Wait for another command that starts Aulo at the same moment, or for Aulo to end. */
const OTHER_MS = 15_000;
const MOST_LOG_LINES = 5;

/** Process and address of the Aulo that a command started. */
const Running = z.object({ pid: z.int().min(1), base: z.string() });
type Running = z.infer<typeof Running>;

type Start = { base: string; configDir: string; environment: NodeJS.ProcessEnv };

/** @throws Stop with the reason when Aulo does not start */
export async function startServer({ base, configDir, environment }: Start): Promise<void> {
  await mkdir(configDir, { recursive: true });
  const logPath = join(configDir, "server.log");
  const log = await open(logPath, "w");
  const child = spawn(process.execPath, SERVER, {
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
    env: { LOG_LEVEL: "warn", ...environment, HOST: "127.0.0.1", PORT: new URL(base).port },
    windowsHide: true,
  });
  child.unref();
  await log.close();
  let hasEnded = false;
  child.once("exit", () => {
    hasEnded = true;
  });
  child.once("error", () => {
    hasEnded = true;
  });
  if (await comes(base, () => hasEnded, MOST_MS)) {
    // After an end, the one that responds is another command's.
    if (child.pid !== undefined && !hasEnded) {
      const running: Running = { pid: child.pid, base };
      await writeWhole(runningPath(configDir), JSON.stringify(running));
    }
    return;
  }
  if (hasEnded && (await comes(base, () => false, OTHER_MS))) return;
  throw new Stop(
    EXIT.unreachable,
    `Aulo could not be started. ${await endOf(logPath)}\nThe log is ${logPath}.`,
  );
}

/** Stops the Aulo that a command started, and waits until it has let go of its data. @returns false when none runs @throws Stop when it does not end */
export async function stopServer(configDir: string): Promise<boolean> {
  const running = await readRunning(configDir);
  // A process of that number that is not Aulo's stays: then nothing responds at the address.
  if (running === null || !(await isAuloAt(running.base)) || !endProcess(running.pid)) return false;
  for (let waited = 0; waited < OTHER_MS; waited += LOOK_MS) {
    // It stops to respond before its database is closed.
    if (!(await isAuloAt(running.base)) && !(await isAlive(running.pid))) {
      await rm(runningPath(configDir), { force: true });
      return true;
    }
    await wait(LOOK_MS);
  }
  throw new Stop(
    EXIT.unreachable,
    `Aulo at ${running.base} still runs ${OTHER_MS / 1_000} seconds after it was asked to stop. Try again, or end process ${running.pid} yourself.`,
  );
}

/** Whether a process has not ended. Linux keeps the number of an ended one until its parent reaps it, in some containers for ever. */
async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat.at(stat.lastIndexOf(")") + 2) !== "Z";
}

/** @returns false when no process has the number, or it belongs to another user */
function endProcess(pid: number): boolean {
  try {
    return process.kill(pid, "SIGTERM");
  } catch {
    return false;
  }
}

async function comes(base: string, isOver: () => boolean, mostMs: number): Promise<boolean> {
  const end = Date.now() + mostMs;
  while (Date.now() < end && !isOver()) {
    if (await isAuloAt(base)) return true;
    await wait(LOOK_MS);
  }
  return isAuloAt(base);
}

async function endOf(logPath: string): Promise<string> {
  const lines = (await readFile(logPath, "utf8").catch(() => "")).trim().split("\n");
  return lines.slice(-MOST_LOG_LINES).join("\n");
}

function runningPath(configDir: string): string {
  return join(configDir, "server.json");
}

async function readRunning(configDir: string): Promise<Running | null> {
  try {
    return Running.parse(JSON.parse(await readFile(runningPath(configDir), "utf8")));
  } catch {
    return null;
  }
}
