export function parseRequest(text) {
  const [head, ...bodyParts] = text.split("\r\n\r\n");
  const [requestLine, ...lines] = head.split("\r\n");

  const [method, target, version, ...more] = requestLine.split(" ");
  if (version === undefined || more.length > 0) throw new Error("The first line has not three parts.");

  const [path, ...queryParts] = target.split("?");
  const headers = {};
  for (const line of lines) {
    const [name, ...valueParts] = line.split(":");
    headers[name.toLowerCase()] = valueParts.join(":").trim();
  }

  return { method, path, query: queryParts.join("?"), headers, body: bodyParts.join("\r\n\r\n") };
}
