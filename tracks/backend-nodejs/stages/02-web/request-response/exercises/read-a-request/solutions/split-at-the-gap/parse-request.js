const GAP = "\r\n\r\n";

function readHeader(line) {
  const colon = line.indexOf(":");
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}

function readTarget(target) {
  const mark = target.indexOf("?");
  if (mark === -1) return { path: target, query: "" };
  return { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

export function parseRequest(text) {
  const end = text.indexOf(GAP);
  const [first, ...headerLines] = text.slice(0, end).split("\r\n");
  const parts = first.split(" ");
  if (parts.length !== 3) throw new Error(`Not a request line: ${first}`);

  const [method, target] = parts;
  const headers = Object.fromEntries(headerLines.map(readHeader));
  return { method, ...readTarget(target), headers, body: text.slice(end + GAP.length) };
}
