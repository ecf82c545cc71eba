export function parseRequest(text) {
  const end = text.indexOf("\r\n\r\n");
  const [first, ...lines] = text.slice(0, end).split("\r\n");
  const parts = first.split(" ");
  if (parts.length !== 3) throw new Error("Not a request.");

  const [method, target] = parts;
  const [path, ...query] = target.split("?");
  const headers = Object.fromEntries(
    lines.map((line) => {
      const [name, value] = line.split(":");
      return [name.toLowerCase(), value.trim()];
    }),
  );
  return { method, path, query: query.join("?"), headers, body: text.slice(end + 4) };
}
