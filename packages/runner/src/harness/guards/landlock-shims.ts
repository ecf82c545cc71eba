/**
 * Loaded first into every `node` and worker of a run that shares the machine's root and network. `AULO_PORTS` holds the
 * first of the run's ports and their number. It protects nothing, but helps programs that the walls would break:
 *
 * 1. A program that asks for any free port gets the next free port of the run's block, since a port of the system's
 *    choice would be refused.
 * 2. Values that `node:os` and `process` would read from files closed to the run are as in a sandbox with its own root.
 */
import cluster from "node:cluster";
import { syncBuiltinESMExports } from "node:module";
import { createServer, Server } from "node:net";
import os from "node:os";
import { getHeapStatistics } from "node:v8";

const [first = 0, count = 0] = (process.env.AULO_PORTS ?? "").split(" ").map(Number);
const { listen } = Server.prototype;
// Programs that start at the same time should not all begin with the same port.
let next = process.pid;

// In a cluster, the first process listens for the workers.
if (cluster.isPrimary)
  replace(Server.prototype, "listen", function (this: Server, ...given: unknown[]) {
    return Reflect.apply(listen, this, withPort(given));
  });

/** The arguments with a port of the run. They are unchanged if they name a port or something else to listen on. */
function withPort(given: unknown[]): unknown[] {
  const [target, ...rest] = given;
  if (isAny(target)) return [freePort(), ...rest];
  if (typeof target === "function") return [freePort(), ...given];
  const asksForAny =
    typeof target === "object" &&
    target !== null &&
    "port" in target &&
    !("fd" in target) &&
    isAny(target.port);
  return asksForAny ? [{ ...target, port: freePort() }, ...rest] : given;
}

function isAny(port: unknown): boolean {
  return port === undefined || port === null || port === 0 || port === "0";
}

/**
 * The next port that can be listened on. If all are taken, one of them, so that listening on it fails with the usual
 * error.
 */
function freePort(): number {
  let port = first;
  for (let tries = 0; tries < count; tries += 1) {
    next += 1;
    port = first + (next % count);
    // With only a port, `listen` succeeds or fails before it returns.
    const probe = Reflect.apply(
      listen,
      createServer().on("error", () => {}),
      [port],
    );
    const isFree = probe.listening;
    probe.close();
    if (isFree) return port;
  }
  return port;
}

/** Peak memory so far, since the file with the current value cannot be read here. */
function rss() {
  return process.resourceUsage().maxRSS * 1024;
}
function memoryUsage() {
  const { total_heap_size, used_heap_size, external_memory } = getHeapStatistics();
  return {
    rss: rss(),
    heapTotal: total_heap_size,
    heapUsed: used_heap_size,
    external: external_memory,
    arrayBuffers: 0,
  };
}
replace(process, "memoryUsage", Object.assign(memoryUsage, { rss }));

const LOOPBACK = { netmask: "255.0.0.0", family: "IPv4", mac: "00:00:00:00:00:00", internal: true };
replace(os, "networkInterfaces", () => ({
  lo: [{ address: "127.0.0.1", ...LOOPBACK, cidr: "127.0.0.1/8" }],
}));

const [uid, gid] = [process.getuid?.(), process.getgid?.()];
replace(os, "userInfo", () => ({ uid, gid, username: "learner", homedir: os.homedir(), shell: null }));

syncBuiltinESMExports();

function replace(owner: object, name: string, value: unknown): void {
  Object.defineProperty(owner, name, { value, configurable: true, enumerable: true, writable: true });
}
