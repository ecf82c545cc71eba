export function toMysql(text, values = []) {
  const used = [];
  let result = "";
  let quote = null;
  let position = 0;
  while (position < text.length) {
    const letter = text[position];
    position += 1;
    if (quote !== null) {
      if (letter === quote) quote = null;
    } else if (letter === "'" || letter === '"') {
      quote = letter;
    } else if (letter === "$" && /[0-9]/.test(text[position] ?? "")) {
      let digits = "";
      while (/[0-9]/.test(text[position] ?? "")) {
        digits += text[position];
        position += 1;
      }
      if (!Object.hasOwn(values, Number(digits) - 1)) throw new Error(`$${digits} has no value`);
      used.push(values[Number(digits) - 1]);
      result += "?";
      continue;
    }
    result += letter === '"' && quote !== "'" ? "`" : letter;
  }
  return { text: result, values: used };
}
