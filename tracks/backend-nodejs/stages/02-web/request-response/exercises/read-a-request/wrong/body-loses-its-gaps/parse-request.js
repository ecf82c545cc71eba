export function parseRequest(text) {
  const [head, body] = text.split("\r\n\r\n");
  const [first, ...lines] = head.split("\r\n");
  const parts = first.split(" ");
  if (parts.length !== 3) throw new Error("Not a request.");

  const [method, target] = parts;
  const [path, ...query] = target.split("?");
  const headers = {};
  for (const line of lines) {
    const [name, ...value] = line.split(":");
    headers[name.toLowerCase()] = value.join(":").trim();
  }
  return { method, path, query: query.join("?"), headers, body };
}
