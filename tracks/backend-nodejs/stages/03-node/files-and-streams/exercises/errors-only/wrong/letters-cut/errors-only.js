import { once } from "node:events";
import { finished } from "node:stream/promises";

async function* linesOf(input) {
  let rest = "";
  for await (const chunk of input) {
    const lines = (rest + chunk.toString()).split("\n");
    rest = lines.pop();
    yield* lines;
  }
}

export async function writeErrors(input, output) {
  let written = 0;
  for await (const line of linesOf(input)) {
    if (!line.includes("ERROR")) continue;
    written += 1;
    const wantsMore = output.write(`${line}\n`);
    if (!wantsMore) await once(output, "drain");
  }
  output.end();
  await finished(output);
  return written;
}
