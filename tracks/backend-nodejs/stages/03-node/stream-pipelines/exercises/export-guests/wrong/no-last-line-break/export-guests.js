import { pipeline } from "node:stream/promises";

export async function exportGuests(guests, output) {
  let count = 0;
  async function* toLines(source) {
    yield "id,name";
    for await (const { id, name } of source) {
      count += 1;
      yield `\n${id},${name}`;
    }
  }
  await pipeline(guests, toLines, output);
  return count;
}
