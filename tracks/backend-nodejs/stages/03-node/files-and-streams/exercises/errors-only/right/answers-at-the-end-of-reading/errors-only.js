import { once } from "node:events";
import { StringDecoder } from "node:string_decoder";

async function* linesOf(input) {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of input) {
    const lines = (rest + decoder.write(chunk)).split("\n");
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
  return written;
}
