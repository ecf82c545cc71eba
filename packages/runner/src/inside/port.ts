import { connect, createServer } from "node:net";

const LOOPBACKS = ["127.0.0.1", "::1"];
const ATTEMPT_MS = 500;

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

/** The loopback address on which something accepts connections at the port, or null. */
export async function findListener(port: number): Promise<string | null> {
  for (const host of LOOPBACKS) if (await accepts(host, port)) return host;
  return null;
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: ATTEMPT_MS });
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on("connect", () => settle(true));
    socket.on("error", () => settle(false));
    socket.on("timeout", () => settle(false));
  });
}
