export const parseRequest = (text) => {
  const [, head, body] = /^([\s\S]*?)\r\n\r\n([\s\S]*)$/.exec(text);
  const [start, ...lines] = head.split("\r\n");
  const parts = start.split(" ");
  if (parts.length !== 3) throw new SyntaxError("bad request line");
  const [path, ...more] = parts[1].split("?");
  const headers = Object.create(null);
  for (const line of lines) {
    const [, name, value] = /^(.*?):(.*)$/.exec(line);
    headers[name.toLowerCase()] = value.replace(/^ +| +$/g, "");
  }
  return { method: parts[0], path, query: more.join("?"), headers, body };
};
