import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { getPriority } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

export type Victim = { id: number; isUnharmed: () => boolean; end: () => void };

/** Signals that a program may send without harm; the victim ends by any of them, so that none goes unseen. */
const TELLTALES = ["SIGWINCH", "SIGUSR1", "SIGCONT", "SIGURG"];

const SURVIVOR_LOOKS = 40;
const SURVIVOR_WAIT_MS = 50;

/** A process of the same user that does nothing, in a group of its own. */
export async function startVictim(): Promise<Victim> {
  const source = `
    for (const name of ${JSON.stringify(TELLTALES)}) process.on(name, () => process.exit(1));
    setInterval(() => {}, 1000);
    console.log("ready");`;
  const child = spawn(process.execPath, ["-e", source], {
    stdio: ["ignore", "pipe", "ignore"],
    detached: true,
  });
  await once(child.stdout, "data");
  const id = child.pid ?? 0;
  const priority = getPriority(id);
  const isUnharmed = () =>
    child.exitCode === null && child.signalCode === null && getPriority(id) === priority;
  return { id, isUnharmed, end: () => child.kill("SIGKILL") };
}

/** How many processes whose command line holds the text do not end within two seconds. */
export async function survivors(text: string): Promise<number> {
  let left: number[] = [];
  for (let looks = 0; looks < SURVIVOR_LOOKS; looks += 1) {
    left = allProcesses().filter((id) => commandLine(id).includes(text));
    if (left.length === 0) break;
    await sleep(SURVIVOR_WAIT_MS);
  }
  for (const id of left) process.kill(id, "SIGKILL");
  return left.length;
}

function allProcesses(): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function commandLine(id: number): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
