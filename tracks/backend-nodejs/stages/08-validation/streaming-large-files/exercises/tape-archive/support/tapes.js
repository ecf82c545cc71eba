import { mkdtemp, open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const DIGITS = 2_000;
const LONG = 3_000_000_000;

const folder = await mkdtemp(join(tmpdir(), "tapes-"));
const paths = new Map();
let handles = 0;

/** Writes each text at its position into a new tape of this many bytes. */
async function record(name, size, texts) {
  const path = join(folder, `${paths.size}.tape`);
  const handle = await open(path, "w");
  await handle.truncate(size);
  for (const [position, text] of texts) await handle.write(text, position);
  await handle.close();
  paths.set(name, path);
}

await record("digits", DIGITS, [[0, "0123456789".repeat(DIGITS / 10)]]);
await record("one", 1, [[0, "x"]]);
await record("long", LONG, [[0, "begin"], [2_000_000_000, "middle"], [LONG - 3, "end"]]);

/** @returns a file handle, or null when there is no such tape */
export async function openTape(name) {
  const path = paths.get(name);
  if (path === undefined) return null;
  const handle = await open(path);
  handles += 1;
  handle.once("close", () => {
    handles -= 1;
  });
  return handle;
}

/** Number of handles that are not closed yet. */
export function openHandles() {
  return handles;
}
