export function parseRequest(text) {
  const [head, ...bodyParts] = text.split("\r\n\r\n");
  const [first, ...lines] = head.split("\r\n");
  const parts = first.split(" ");
  if (parts.length !== 3) throw new Error("Not a request.");

  const [method, path] = parts;
  const [, query = ""] = path.split("?");
  const headers = {};
  for (const line of lines) {
    const [name, ...value] = line.split(":");
    headers[name.toLowerCase()] = value.join(":").trim();
  }
  return { method, path, query, headers, body: bodyParts.join("\r\n\r\n") };
}
