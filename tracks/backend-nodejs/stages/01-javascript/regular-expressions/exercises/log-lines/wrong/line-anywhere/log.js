const LINE =
  /(?<address>\S+) \[(?<time>[^\s\]]+)\] "(?<method>[A-Z]+) (?<path>\S+)" (?<status>\d{3})/;

export function isSlug(text) {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

export function parseLine(line) {
  const found = LINE.exec(line);
  if (found === null) return null;
  return { ...found.groups, status: Number(found.groups.status) };
}

export function hideCards(text) {
  return text.replace(/\b(\d{4} \d{4} \d{4} |\d{12})(\d{4})\b/g, "**** **** **** $2");
}

export function countWord(text, word) {
  const pattern = new RegExp(RegExp.escape(word), "gi");
  return [...text.matchAll(pattern)].length;
}
