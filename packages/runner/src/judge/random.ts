import { createHash } from "node:crypto";

/** Generator of numbers in [0, 1) that depend only on the seed. */
export function createRandom(seed: number) {
  let drawn = 0;
  return (suffix?: string): number => {
    if (suffix === undefined) drawn += 1;
    const digest = createHash("sha256")
      .update(`${seed}/${suffix ?? `#${drawn}`}`)
      .digest();
    return digest.readUIntBE(0, 6) / 2 ** 48;
  };
}
