import { writeFile } from "node:fs/promises";
import { join } from "node:path";

export function typeOf(bytes) {
  return "application/pdf";
}

export async function save(folder, { name, bytes }) {
  await writeFile(join(folder, name), bytes);
  return { storedAs: name, type: typeOf(bytes) };
}

export function pathOf(folder, storedAs) {
  return join(folder, storedAs);
}
