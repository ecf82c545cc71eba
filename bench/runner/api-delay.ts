/**
 * Latency of a small HTTP server in the runner's process under load. A child process sends one request every 20 ms in an open loop,
 * without waiting for responses.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";

const EVERY_MS = 20;

/** Response times of all requests during the work, ms. */
export async function apiDelaysDuring(work: () => Promise<unknown>): Promise<number[]> {
  const server = createServer((_request, response) => response.end("{}")).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const asking = spawn(process.execPath, [import.meta.filename, `${port}`], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const printed = asking.stdout.setEncoding("utf8").toArray();
  await work();
  asking.stdin.end();
  const delays: number[] = JSON.parse((await printed).join(""));
  server.close();
  return delays;
}

async function ask(port: number): Promise<void> {
  const delays: number[] = [];
  const pending = new Set<Promise<void>>();
  const timer = setInterval(() => {
    const from = performance.now();
    const one = fetch(`http://127.0.0.1:${port}/`)
      .then((response) => response.text())
      .then(() => void delays.push(performance.now() - from));
    pending.add(one);
  }, EVERY_MS);
  await once(process.stdin.resume(), "end");
  clearInterval(timer);
  await Promise.all(pending);
  process.stdout.write(JSON.stringify(delays));
}

if (import.meta.main) await ask(Number(process.argv[2]));
