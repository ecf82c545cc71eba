/**
 * Loaded first into every `node` of a run that has the machine's own root and network around it, and into its workers; `AULO_PORTS` holds the
 * first of the run's ports and their number. It is no wall; it gives programs that the walls would surprise what they ask for:
 * 1. who wants any free port gets the next free one of the run's block, since one of the system's would be refused;
 * 2. what `node:os` and `process` would read from closed files is answered as in a root of its own.
 */
import cluster from "node:cluster";
import { syncBuiltinESMExports } from "node:module";
import { createServer, Server } from "node:net";
import os from "node:os";
import { getHeapStatistics } from "node:v8";

const [first = 0, count = 0] = (process.env.AULO_PORTS ?? "").split(" ").map(Number);
const { listen } = Server.prototype;
// Programs that start at the same time do not all begin with the same one.
let next = process.pid;

// The workers of a cluster have the first process listen for them.
if (cluster.isPrimary)
  replace(Server.prototype, "listen", function (this: Server, ...given: unknown[]) {
    return Reflect.apply(listen, this, withPort(given));
  });

/** The arguments as they came, where they name a port or something else to listen on. */
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

/** The next one that can be listened on; when none can, one of them, whose refusal then says so. */
function freePort(): number {
  let port = first;
  for (let tries = 0; tries < count; tries += 1) {
    next += 1;
    port = first + (next % count);
    // By a port alone it listens, or fails, at once.
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

/** The most that it has been; how much it is now, only a closed file tells. */
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
