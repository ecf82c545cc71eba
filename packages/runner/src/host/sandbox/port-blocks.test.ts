import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { COUNT, LOWEST, type PortBlock, takePortBlock } from "./port-blocks.ts";

function take(): PortBlock {
  const block = takePortBlock();
  onTestFinished(block.release);
  return block;
}

function portsOf({ first, count }: PortBlock) {
  return Array.from({ length: count }, (_, index) => first + index);
}

/** Abstract sockets, which mark a block as taken, exist on Linux only. */
test.runIf(process.platform === "linux")("no two taken blocks share a port", () => {
  const ports = Array.from({ length: 20 }, take).flatMap(portsOf);
  expect(new Set(ports).size).toBe(ports.length);
});

test.runIf(process.platform === "linux")("every port of a block can be listened on", async () => {
  for (const port of portsOf(take())) {
    const server = createServer();
    await new Promise<void>((resolve, reject) => server.on("error", reject).listen(port, resolve));
    server.close();
  }
});

test.runIf(process.platform === "linux")("a block with a port in use is passed over", async () => {
  const { first, release } = takePortBlock();
  release();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(first + 3, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const block = takePortBlock((first - LOWEST) / COUNT);
  onTestFinished(block.release);
  expect(block.first).not.toBe(first);
});
