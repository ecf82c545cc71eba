import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";

const FORMATS = [
  { type: "image/png", ending: "png", signature: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: "image/jpeg", ending: "jpg", signature: [0xff, 0xd8, 0xff] },
  { type: "application/pdf", ending: "pdf", signature: [0x25, 0x50, 0x44, 0x46, 0x2d] },
];

function formatOf(bytes) {
  return FORMATS.find(({ signature }) => signature.every((byte, index) => bytes[index] === byte));
}

export function typeOf(bytes) {
  return formatOf(bytes)?.type ?? null;
}

export async function save(folder, { bytes }) {
  const format = formatOf(bytes);
  if (format === undefined) return null;
  const storedAs = `${randomUUID()}.${format.ending}`;
  await writeFile(resolve(folder, storedAs), bytes);
  return { storedAs, type: format.type };
}

export function pathOf(folder, storedAs) {
  return /^[a-z0-9-]+\.(png|jpg|pdf)$/.test(storedAs) ? storedAs : null;
}
