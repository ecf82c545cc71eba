/** Results that are kept before all are forgotten. */
const MOST_KEPT = 2_000;

/** Remembers the results of a function of a text, because the parts of one goal are read several times. */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const result = read(text);
    kept.set(text, result);
    return result;
  };
}
