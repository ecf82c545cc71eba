/** A key as pressed, as far as a key map needs to know it. */
export type Press = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

/** How long the second key of a pair may take, in milliseconds. */
export const PAIR_WITHIN_MS = 1200;

/** The name under which a key map lists a press: "?", "mod+Enter". "Ctrl" and "⌘" are one. */
export function keyName({ key, ctrlKey, metaKey, altKey }: Press): string {
  const mod = ctrlKey || metaKey ? "mod+" : "";
  const alt = altKey ? "alt+" : "";
  return `${mod}${alt}${key}`;
}

/** Whether a press needs no modifier: such keys type text in fields, and can be turned off. */
export function isSingleKey(name: string): boolean {
  return !name.startsWith("mod+") && !name.startsWith("alt+");
}

/** The name of two keys pressed one after the other, "g m", or of the last alone. */
export function pairName(before: { name: string; atMs: number } | null, name: string, atMs: number): string {
  return before !== null && atMs - before.atMs <= PAIR_WITHIN_MS ? `${before.name} ${name}` : name;
}
