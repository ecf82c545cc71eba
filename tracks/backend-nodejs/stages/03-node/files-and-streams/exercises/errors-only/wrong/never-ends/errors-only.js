import { once } from "node:events";
import { createInterface } from "node:readline";

export async function writeErrors(input, output) {
  let written = 0;
  for await (const line of createInterface({ input })) {
    if (!line.includes("ERROR")) continue;
    written += 1;
    if (!output.write(`${line}\n`)) await once(output, "drain");
  }
  return written;
}
