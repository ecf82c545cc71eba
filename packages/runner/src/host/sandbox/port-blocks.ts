/**
 * Blocks of ports, one for each run where runs share the machine's network:
 * 1. The blocks lie below the ephemeral ports. The search begins at a random one.
 * 2. An abstract socket with the block's name marks it as taken. Only one process of this network, of any
 *    user, can listen on it. The kernel frees it when its owner ends in any way.
 * 3. A block is passed over when something else listens on one of its ports.
 */
import { createServer, type Server } from "node:net";

export type PortBlock = { first: number; count: number; release: () => void };

export const LOWEST = 20_000;
export const COUNT = 32;
/** Up to 32,767: Linux' ephemeral ports begin above it. */
const BLOCKS = Math.floor((32_768 - LOWEST) / COUNT);

/**
 * @param start number of the block to try first
 * @throws Error when every block is taken
 */
export function takePortBlock(start = Math.floor(Math.random() * BLOCKS)): PortBlock {
  for (let step = 0; step < BLOCKS; step += 1) {
    const first = LOWEST + ((start + step) % BLOCKS) * COUNT;
    const owner = listenNow({ path: `\0aulo-ports-${first}` });
    if (!owner.listening) continue;
    if (areFree(first)) return { first, count: COUNT, release: () => owner.close() };
    owner.close();
  }
  throw new Error("Every block of ports is taken.");
}

function areFree(first: number): boolean {
  return Array.from({ length: COUNT }, (_, index) => first + index).every((port) => {
    const probe = listenNow({ port });
    const isFree = probe.listening;
    probe.close();
    return isFree;
  });
}

/** Starts a server without a name look-up: it listens by the time this returns, or never will. */
function listenNow(at: { path: string } | { port: number }): Server {
  return createServer((socket) => socket.destroy())
    .on("error", () => {})
    .listen(at)
    .unref();
}
