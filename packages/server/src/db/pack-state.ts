/** A learner's state as it is stored: JSON, compressed by gzip to a quarter of its size. */
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { LearnerState } from "@aulo/engine";

const compress = promisify(gzip);
const inflate = promisify(gunzip);

export function packState(state: LearnerState): Promise<Buffer> {
  return compress(JSON.stringify(state));
}

/** Null for bytes that cannot be read: the state is then folded from the log. */
export async function unpackState(packed: Uint8Array): Promise<LearnerState | null> {
  try {
    return JSON.parse((await inflate(packed)).toString());
  } catch {
    return null;
  }
}
