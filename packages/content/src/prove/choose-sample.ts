import { createHash } from "node:crypto";

type Sample<Entry> = {
  size: number;
  seed: number;
  /** Tells the entry from all others. */
  keyOf: (entry: Entry) => readonly unknown[];
};

/** Entries chosen by a hash with the seed, in their order; all when there are no more than `size`. */
export function chooseSample<Entry>(
  entries: readonly Entry[],
  { size, seed, keyOf }: Sample<Entry>,
): Entry[] {
  const rankOf = (entry: Entry) =>
    createHash("sha256")
      .update(JSON.stringify([seed, ...keyOf(entry)]))
      .digest("hex");
  const ranked = entries
    .map((entry) => ({ entry, rank: rankOf(entry) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const chosen = new Set(ranked.slice(0, size).map(({ entry }) => entry));
  return entries.filter((entry) => chosen.has(entry));
}
