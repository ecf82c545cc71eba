/**
 * `self-test.js SECRET_FILE PORT SOCKET_NAME`: tries actions that must be impossible in the sandbox, and prints as JSON
 * those that succeeded. A tier is only used when this list is empty.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect, type NetConnectOpts } from "node:net";

const [, , secretFile = "", port = "", socketName = ""] = process.argv;

const reachable = await Promise.all([
  reaches("reads the host's files", () => readFileSync(secretFile)),
  reaches("reads the host's users", () => ensure(readFileSync("/etc/passwd", "utf8").includes("root:"))),
  reaches("reads the environment of the host", () =>
    ensure(readFileSync("/proc/1/environ", "utf8").includes("AULO")),
  ),
  reaches("writes outside its folder", () => writeFileSync("/usr/lib/aulo-probe", "")),
  reaches("writes beside its folder", () => writeFileSync("/aulo-probe", "")),
  reaches("sees the host's processes", () => ensure(processCount() > 8)),
  reaches("is root", () => ensure(process.getuid?.() === 0)),
  reaches("changes the rights of the host's files", () => chmodSync(secretFile, 0o600)),
  reaches("reaches the host's loopback", () => reach({ port: Number(port), host: "127.0.0.1" })),
  reaches("reaches the host's sockets", () => reach({ path: `\0${socketName}` })),
  reaches("starts the host's programs", () => ensure(spawnSync("/usr/bin/env").error === undefined)),
]);
process.stdout.write(`${JSON.stringify({ reachable: reachable.filter((name) => name !== null) })}\n`);

async function reaches(name: string, act: () => unknown): Promise<string | null> {
  try {
    await act();
    return name;
  } catch {
    return null;
  }
}

function ensure(holds: boolean): void {
  if (!holds) throw new Error("It does not hold.");
}

function processCount(): number {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).length;
}

function reach(to: NetConnectOpts): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(to);
    socket.on("connect", () => {
      socket.destroy();
      resolve();
    });
    socket.on("error", reject);
  });
}
