/**
 * Blocks of ports, one for each run where all runs share the machine's network:
 * 1. they lie below those that systems give out by themselves, and are looked through from one drawn by chance;
 * 2. a block is taken by a socket without a file that bears its name: one at a time can have it, whichever process or user of
 *    this network asks, and it is free again when its owner ends, however that comes;
 * 3. one with a port that something else listens on is passed over.
 */
import { createServer, type Server } from "node:net";

export type PortBlock = { first: number; count: number; release: () => void };

export const LOWEST = 20_000;
export const COUNT = 32;
/** Up to 32,767, where Linux begins to give ports out. */
const BLOCKS = Math.floor((32_768 - LOWEST) / COUNT);

/**
 * @param start number of the block to look at first
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

/** Where no name is looked up, a server listens by the time that this is back, or never will. */
function listenNow(at: { path: string } | { port: number }): Server {
  return createServer((socket) => socket.destroy())
    .on("error", () => {})
    .listen(at)
    .unref();
}
