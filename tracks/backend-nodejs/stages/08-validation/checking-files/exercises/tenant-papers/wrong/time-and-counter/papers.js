import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

const KINDS = [
  { type: "image/png", ending: "png", start: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: "image/jpeg", ending: "jpg", start: [0xff, 0xd8, 0xff] },
  { type: "application/pdf", ending: "pdf", start: [0x25, 0x50, 0x44, 0x46, 0x2d] },
];

let count = 0;

function kindOf(bytes) {
  for (const kind of KINDS) {
    let same = true;
    for (let i = 0; i < kind.start.length; i++) if (bytes[i] !== kind.start[i]) same = false;
    if (same) return kind;
  }
  return null;
}

export function typeOf(bytes) {
  const kind = kindOf(bytes);
  return kind === null ? null : kind.type;
}

export async function save(folder, { bytes }) {
  const kind = kindOf(bytes);
  if (kind === null) return null;
  const storedAs = `${Date.now()}-${++count}.${kind.ending}`;
  await writeFile(join(folder, storedAs), bytes);
  return { storedAs, type: kind.type };
}

export function pathOf(folder, storedAs) {
  if (!/^[a-z0-9-]+\.(png|jpg|pdf)$/.test(storedAs)) return null;
  return resolve(folder, storedAs);
}
