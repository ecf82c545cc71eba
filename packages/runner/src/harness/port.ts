import { readFileSync } from "node:fs";
import { connect, createServer } from "node:net";

const LOOPBACKS = ["127.0.0.1", "::1"];
const ATTEMPT_MS = 500;
/** Between two looks at the tables, ms. */
const LOOK_MS = 50;
const TABLES = ["/proc/net/tcp", "/proc/net/tcp6"];
/** A socket that listens, as the tables say it. */
const LISTENS = "0A";

/** A port that nothing listened on a moment ago. */
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
 * The loopback address on which something accepts connections at the port, or null. The system takes a connection as soon as a
 * program listens; the program itself, and this waits for that, when it has come to the end of what it does at its start.
 */
export async function findListener(port: number): Promise<string | null> {
  for (const host of LOOPBACKS) if (await accepts(host, port)) return host;
  return null;
}

/** Hangs up at once: a program that hangs up too has taken the connection. One that stays on the line is looked for in the system's tables, which take long to read. */
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

/** Whether a connection to the port was not taken by its program yet; false where the system does not tell. */
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
