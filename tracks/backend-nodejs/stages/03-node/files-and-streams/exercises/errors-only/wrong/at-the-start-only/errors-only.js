import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";

export async function writeErrors(input, output) {
  let written = 0;

  async function* onlyErrors(source) {
    for await (const line of createInterface({ input: source })) {
      if (!line.startsWith("ERROR")) continue;
      written += 1;
      yield `${line}\n`;
    }
  }

  await pipeline(input, onlyErrors, output);
  return written;
}
