/** A string, a quoted name, or a placeholder. */
const PARTS = /'[^']*'|"[^"]*"|\$(\d+)/g;

export function toMysql(text, values = []) {
  const used = [];
  const translated = text.replaceAll(PARTS, (part, number) => {
    if (part.startsWith("'")) return part;
    if (part.startsWith('"')) return part.replaceAll('"', "`");
    const index = Number(number) - 1;
    if (index < 0 || index >= values.length) throw new Error(`There is no value for ${part}.`);
    used.push(values[used.length] ?? null);
    return "?";
  });
  return { text: translated, values: used };
}
