import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";

export async function writeErrors(input, output) {
  let written = 0;
  for await (const line of createInterface({ input })) {
    if (!line.includes("ERROR")) continue;
    output.write(`${line}\n`);
    written += 1;
  }
  output.end();
  await finished(output);
  return written;
}
