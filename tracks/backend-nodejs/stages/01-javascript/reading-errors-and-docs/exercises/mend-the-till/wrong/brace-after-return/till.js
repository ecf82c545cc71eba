export function show(cents) {
  const euros = Math.floor(cents / 100);
  const rest = String(cents % 100).padStart(2, "0");
  return euros + "." + rest;
}

export function lineOf(article, cents, pieces) {
  const name = article.trim().toUpperCase();
  return `${name} x ${pieces} ${show(cents * pieces)}`;
}

export function headOf(title, width) {
  const dashes = Math.max(0, width - title.length);
  const before = Math.floor(dashes / 2);
  return "-".repeat(before) + title + "-".repeat(dashes - before);
}

export function receiptOf(title, lines) {
  let text = headOf(title, 20);
  for (const line of lines) {
    text = text + "\n" + line;
    return text;
  }
  return text;
}
