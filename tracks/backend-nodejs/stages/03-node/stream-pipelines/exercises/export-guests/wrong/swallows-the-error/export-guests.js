import { pipeline } from "node:stream/promises";

export async function exportGuests(guests, output) {
  let count = 0;
  async function* toLines(source) {
    yield "id,name\n";
    for await (const { id, name } of source) {
      count += 1;
      yield `${id},${name}\n`;
    }
  }
  try {
    await pipeline(guests, toLines, output);
  } catch (error) {
    console.error(error.message);
  }
  return count;
}
