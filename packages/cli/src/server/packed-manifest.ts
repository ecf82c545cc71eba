import { gunzipSync } from "node:zlib";
import { z } from "zod";

const Manifest = z.object({ name: z.string(), version: z.string() });
export type PackedManifest = z.infer<typeof Manifest>;

const BLOCK_BYTES = 512;
/** Bytes of an unpacked package. */
const MOST_BYTES = 512 * 1024 * 1024;

/** Name and version of an npm package; null for bytes that are not one. */
export function readPackedManifest(bytes: Buffer): PackedManifest | null {
  try {
    const text = findFile(gunzipSync(bytes, { maxOutputLength: MOST_BYTES }), "package/package.json");
    return text === null ? null : Manifest.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A tar file is a header of one block for each file, with its name at 0 and its length in octal digits at 124, then its blocks. */
function findFile(tar: Buffer, wanted: string): string | null {
  for (let at = 0; at + BLOCK_BYTES <= tar.length; ) {
    const field = (start: number, length: number) =>
      tar.toString("latin1", at + start, at + start + length).replace(/\0.*$/s, "");
    const length = Number.parseInt(field(124, 12), 8) || 0;
    const start = at + BLOCK_BYTES;
    if (field(0, 100) === wanted) return tar.toString("utf8", start, start + length);
    at = start + Math.ceil(length / BLOCK_BYTES) * BLOCK_BYTES;
  }
  return null;
}
