export function isSlug(text) {
  for (const part of text.split("-")) {
    if (part === "") return false;
    for (const letter of part) if (!"abcdefghijklmnopqrstuvwxyz0123456789".includes(letter)) return false;
  }
  return true;
}

export function parseLine(line) {
  const groups = /^(?<address>\S+)\s\[(?<time>\S+)\]\s"(?<method>[A-Z]+)\s(?<path>\S+)"\s(?<status>[0-9]{3})$/.exec(line)?.groups;
  return groups && !/[\t\n]/.test(line) ? { ...groups, status: +groups.status } : null;
}

export function hideCards(text) {
  const digits = /(?<![0-9])(?:[0-9]{12}|(?:[0-9]{4} ){3})([0-9]{4})(?![0-9])/g;
  return text.replaceAll(digits, "**** **** **** $1");
}

export function countWord(text, word) {
  const [whole, part] = [text.toLowerCase(), word.toLowerCase()];
  let count = 0;
  for (let at = whole.indexOf(part); at !== -1; at = whole.indexOf(part, at + part.length)) count += 1;
  return count;
}
