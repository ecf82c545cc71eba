import { once } from "node:events";
import { finished } from "node:stream/promises";

export async function exportGuests(guests, output) {
  const done = finished(output);
  done.catch(() => {});
  let count = 0;
  async function write(line) {
    if (!output.write(line) && !output.destroyed) {
      await Promise.race([once(output, "drain"), done]).catch(() => {});
    }
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
  if (!output.destroyed) {
    output.end();
    await done;
  }
  return count;
}
