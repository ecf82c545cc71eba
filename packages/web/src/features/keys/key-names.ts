/** The parts of a KeyboardEvent that a key map needs. */
export type Press = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

/** Longest time between the two keys of a pair, in milliseconds. */
export const PAIR_WITHIN_MS = 1200;

/** Name of a press in a key map: "?", "mod+Enter". "mod" stands for Ctrl and for ⌘. */
export function keyName({ key, ctrlKey, metaKey, altKey }: Press): string {
  const mod = ctrlKey || metaKey ? "mod+" : "";
  const alt = altKey ? "alt+" : "";
  return `${mod}${alt}${key}`;
}

/**
 * Whether a press has no modifier. In a field a single key types text. Shortcuts by a single key can be
 * turned off.
 */
export function isSingleKey(name: string): boolean {
  return !name.startsWith("mod+") && !name.startsWith("alt+");
}

/** Name of two keys in a row, such as "g m"; the second key alone when it came too late. */
export function pairName(before: { name: string; atMs: number } | null, name: string, atMs: number): string {
  return before !== null && atMs - before.atMs <= PAIR_WITHIN_MS ? `${before.name} ${name}` : name;
}
