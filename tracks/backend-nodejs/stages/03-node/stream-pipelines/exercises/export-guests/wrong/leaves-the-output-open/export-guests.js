import { once } from "node:events";
import { finished } from "node:stream/promises";

export async function exportGuests(guests, output) {
  const done = finished(output);
  done.catch(() => {});
  let count = 0;
  async function write(line) {
    if (output.destroyed) await done;
    if (!output.write(line)) await Promise.race([once(output, "drain"), done]);
  }
  try {
    await write("id,name\n");
    for await (const guest of guests) {
      await write(`${guest.id},${guest.name}\n`);
      count += 1;
    }
  } catch (error) {
    await guests.return();
    throw error;
  }
  output.end();
  await done;
  return count;
}
