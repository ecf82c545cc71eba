function show(cents) {
  let text = String(cents);
  while (text.length < 3) text = "0" + text;
  return text.slice(0, -2) + "." + text.slice(-2);
}

function lineOf(article, cents, pieces) {
  const name = article.trim().toLocaleUpperCase("en");
  return name + " x " + pieces + " " + show(cents * pieces);
}

function headOf(title, width) {
  if (title.length >= width) return title;
  const dashes = width - title.length;
  if (dashes % 2 === 0) return "-".repeat(dashes / 2) + title + "-".repeat(dashes / 2);
  return "-".repeat((dashes - 1) / 2) + title + "-".repeat((dashes + 1) / 2);
}

function receiptOf(title, lines) {
  let text = headOf(title, 20);
  for (let index = 0; index < lines.length; index += 1) text += "\n" + lines[index];
  return text;
}

module.exports = { show, lineOf, headOf, receiptOf };
