import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";

export async function writeErrors(input, output) {
  let written = 0;

  async function* onlyErrors(source) {
    let block = [];
    for await (const line of createInterface({ input: source })) {
      if (!line.includes("ERROR")) continue;
      written += 1;
      block.unshift(`${line}\n`);
      if (block.length < 1_000) continue;
      yield* block;
      block = [];
    }
    yield* block;
  }

  await pipeline(input, onlyErrors, output);
  return written;
}
