export function show(cents) {
  return (cents / 100).toFixed(2);
}

export function lineOf(article, cents, pieces) {
  const total = show(pieces * cents);
  return [article.toUpperCase().trim(), "x", pieces, total].join(" ");
}

export function headOf(title, width) {
  const left = Math.floor((width - title.length) / 2);
  return title.padStart(title.length + left, "-").padEnd(width, "-");
}

export function receiptOf(title, lines) {
  return [headOf(title, 20), ...lines].join("\n");
}
