/** A string, a quoted name, or a placeholder. */
const PARTS = /'[^']*'|"[^"]*"|\$(\d+)/g;

export function toMysql(text, values = []) {
  const used = [];
  const translated = text.replaceAll(PARTS, (part, number) => {
    if (part.startsWith("'")) return part;
    if (part.startsWith('"')) return part.replaceAll('"', "`");
    const index = Number(number) - 1;
    used.push(values[index]);
    return "?";
  });
  return { text: translated, values: used };
}
