import { createServer } from "node:http";

let notice = "The school is open."; let v = 1;
function answer(method, headers, text) {
  if (method === "PUT") {
    if ((headers["content-type"] ?? "").split(";")[0].trim().toLowerCase() !== "application/json") return { status: 415 };
    const next = JSON.parse(text).notice; if (next !== notice) v++; notice = next;
  }
  const h = { etag: `"v${v}"`, "cache-control": "no-cache" };
  if (headers["if-none-match"] === h.etag) return { status: 304, headers: h };
  return { status: 200, headers: { ...h, "content-type": "application/json" }, body: JSON.stringify({ notice }) };
}

createServer(async (req, res) => {
  let text = "";
  for await (const chunk of req) text += chunk;
  const { status, headers = {}, body = "" } = answer(req.method, req.headers, text);
  res.writeHead(status, headers);
  res.end(body);
}).listen(process.env.PORT);
