import { finished } from "node:stream/promises";
import { text } from "node:stream/consumers";

export async function writeErrors(input, output) {
  const lines = (await text(input)).split("\n").filter((line) => line.includes("ERROR"));
  for (const line of lines) output.write(`${line}\n`);
  output.end();
  await finished(output);
  return lines.length;
}
