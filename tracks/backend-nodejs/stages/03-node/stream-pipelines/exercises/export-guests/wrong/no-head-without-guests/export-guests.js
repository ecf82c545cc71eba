import { pipeline } from "node:stream/promises";

export async function exportGuests(guests, output) {
  let count = 0;
  async function* toLines(source) {
    for await (const { id, name } of source) {
      if (count === 0) yield "id,name\n";
      count += 1;
      yield `${id},${name}\n`;
    }
  }
  await pipeline(guests, toLines, output);
  return count;
}
