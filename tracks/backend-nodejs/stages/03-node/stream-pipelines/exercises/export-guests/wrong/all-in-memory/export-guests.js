import { pipeline } from "node:stream/promises";

export async function exportGuests(guests, output) {
  let count = 0;
  async function* toLines(source) {
    const lines = ["id,name\n"];
    for await (const { id, name } of source) {
      count += 1;
      lines.push(`${id},${name}\n`);
    }
    yield* lines;
  }
  await pipeline(guests, toLines, output);
  return count;
}
