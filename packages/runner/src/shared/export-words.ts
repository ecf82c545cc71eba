const SHOWN = 10;

/** Exports of a file, as a sentence: `It exports "a", "b" and more.` */
export function exportWords(names: readonly string[]): string {
  if (names.length === 0) return "It exports nothing.";
  const shown = names.slice(0, SHOWN).map((name) => (name === "default" ? "a default" : `"${name}"`));
  const all = names.length > SHOWN ? [...shown, "more"] : shown;
  const last = all.at(-1);
  return all.length === 1 ? `It exports ${last}.` : `It exports ${all.slice(0, -1).join(", ")} and ${last}.`;
}
