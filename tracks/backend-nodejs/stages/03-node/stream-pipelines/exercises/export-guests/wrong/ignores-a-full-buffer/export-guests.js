import { finished } from "node:stream/promises";

export async function exportGuests(guests, output) {
  const done = finished(output);
  done.catch(() => {});
  let count = 0;
  async function write(line) {
    if (output.destroyed) await done;
    output.write(line);
  }
  try {
    await write("id,name\n");
    for await (const guest of guests) {
      await write(`${guest.id},${guest.name}\n`);
      count += 1;
    }
  } catch (error) {
    await guests.return();
    output.destroy(error);
    throw error;
  }
  output.end();
  await done;
  return count;
}
