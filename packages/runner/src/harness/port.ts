import { readFileSync } from "node:fs";
import { connect, createServer } from "node:net";

const LOOPBACKS = ["127.0.0.1", "::1"];
const ATTEMPT_MS = 500;
/** Interval between two reads of the system's tables, ms. */
const LOOK_MS = 50;
const TABLES = ["/proc/net/tcp", "/proc/net/tcp6"];
/** State of a listening socket in the tables. */
const LISTENS = "0A";

/** A port on which nothing listened a moment ago. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Loopback address on which a program accepts connections at the port, or null. The system accepts a connection as soon
 * as a program listens. The program itself takes it only after its start-up code has run, and this function waits for
 * that.
 */
export async function findListener(port: number): Promise<string | null> {
  for (const host of LOOPBACKS) if (await accepts(host, port)) return host;
  return null;
}

/**
 * Whether a program takes a connection. The probe hangs up at once, and a program that hangs up too has taken it. For a
 * program that keeps the connection open, the system's tables are read, which takes long.
 */
function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: ATTEMPT_MS });
    let isConnected = false;
    const settle = (answer: boolean) => {
      clearInterval(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setInterval(() => {
      if (isConnected && !isAnyWaiting(port)) settle(true);
    }, LOOK_MS);
    socket.on("connect", () => {
      isConnected = true;
      socket.end();
    });
    socket.on("end", () => settle(true)).resume();
    socket.on("error", () => settle(isConnected));
    socket.on("timeout", () => settle(false));
  });
}

/** Whether a connection to the port still waits for its program. False on a system without these tables. */
function isAnyWaiting(port: number): boolean {
  const listener = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  return TABLES.flatMap(rowsOf).some(
    ([, local, , state, queues]) =>
      local?.endsWith(listener) && state === LISTENS && !queues?.endsWith(":00000000"),
  );
}

function rowsOf(table: string): string[][] {
  try {
    const [, ...rows] = readFileSync(table, "utf8").trim().split("\n");
    return rows.map((row) => row.trim().split(/\s+/));
  } catch {
    return [];
  }
}
