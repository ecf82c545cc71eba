export function parseRequest(text) {
  const at = text.indexOf("\r\n\r\n");
  const [first, ...lines] = text.slice(0, at).split("\r\n");
  const parts = first.split(" ");
  if (parts.length !== 3) throw new Error("bad first line");
  const [method, target] = parts;
  const mark = target.indexOf("?");
  const headers = {};
  for (const line of lines) {
    const colon = line.indexOf(":");
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim().toLowerCase();
  }
  return { method, path: mark < 0 ? target : target.slice(0, mark), query: mark < 0 ? "" : target.slice(mark + 1), headers, body: text.slice(at + 4) };
}
