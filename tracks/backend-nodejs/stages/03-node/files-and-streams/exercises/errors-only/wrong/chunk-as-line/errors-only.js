import { pipeline } from "node:stream/promises";

export async function writeErrors(input, output) {
  let written = 0;

  async function* onlyErrors(source) {
    for await (const chunk of source) {
      for (const line of chunk.toString().split("\n")) {
        if (!line.includes("ERROR")) continue;
        written += 1;
        yield `${line}\n`;
      }
    }
  }

  await pipeline(input, onlyErrors, output);
  return written;
}
