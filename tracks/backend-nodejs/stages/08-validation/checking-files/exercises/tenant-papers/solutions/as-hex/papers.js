import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";

const SIGNATURES = new Map([
  ["89504e470d0a1a0a", "image/png"],
  ["ffd8ff", "image/jpeg"],
  ["255044462d", "application/pdf"],
]);
const ENDINGS = { "image/png": "png", "image/jpeg": "jpg", "application/pdf": "pdf" };

export function typeOf(bytes) {
  const start = Buffer.from(bytes.subarray(0, 8)).toString("hex");
  for (const [signature, type] of SIGNATURES) {
    if (start.startsWith(signature)) return type;
  }
  return null;
}

export async function save(folder, { bytes }) {
  const type = typeOf(bytes);
  if (!type) return null;
  const storedAs = [randomBytes(16).toString("hex"), ENDINGS[type]].join(".");
  await writeFile(pathOf(folder, storedAs), bytes, { flag: "wx" });
  return { storedAs, type };
}

export function pathOf(folder, storedAs) {
  const [first, ending, ...others] = storedAs.split(".");
  if (others.length > 0 || !Object.values(ENDINGS).includes(ending)) return null;
  if (first === "" || [...first].some((letter) => !"abcdefghijklmnopqrstuvwxyz0123456789-".includes(letter))) return null;
  return resolve(folder, storedAs);
}
