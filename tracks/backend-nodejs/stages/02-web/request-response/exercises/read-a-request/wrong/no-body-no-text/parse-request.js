export function parseRequest(text) {
  const [first, ...rest] = text.split("\r\n");
  const parts = first.split(" ");
  if (parts.length !== 3) throw new Error("Not a request.");

  const [method, target] = parts;
  const [path, ...query] = target.split("?");
  const end = rest.indexOf("");
  const headers = {};
  for (const line of rest.slice(0, end)) {
    const [name, ...value] = line.split(":");
    headers[name.toLowerCase()] = value.join(":").trim();
  }
  const body = rest.slice(end + 1).join("\r\n") || null;
  return { method, path, query: query.join("?"), headers, body };
}
