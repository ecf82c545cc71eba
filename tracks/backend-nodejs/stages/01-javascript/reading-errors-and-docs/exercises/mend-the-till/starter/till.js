export function show(cents) {
  const euros = Math.floor(cents / 100);
  const rest = String(cents % 100).padStart("0", 2);
  euros = euros + "." + rest;
  return euros;
}

export function lineOf(article, cents, pieces) {
  const name = article.trim().toUppercase();
  return `${name} x ${pieces} ${show(cents * peices)}`;
}

export function headOf(title, width) {
  const dashes = width - title.length;
  const before = Math.floor(dashes / 2);
  return "-".repeat(before) + title + "-".repeat(dashes - before);
}

export function receiptOf(title, lines) {
  let text = headOf(title, 20);
  for (const line of lines) {
    text = text + "\n" + line;
  return text;
}
