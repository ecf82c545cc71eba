import { pipeline } from "node:stream/promises";

export async function exportGuests(guests, output) {
  let count = 1;
  async function* toLines(source) {
    yield "id,name\n";
    for await (const { id, name } of source) {
      count += 1;
      yield `${id},${name}\n`;
    }
  }
  await pipeline(guests, toLines, output);
  return count;
}
