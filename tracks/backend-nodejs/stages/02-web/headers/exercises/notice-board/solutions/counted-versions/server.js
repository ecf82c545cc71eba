import { createServer } from "node:http";

let notice = "The school is open.";
let version = 1;

function answer(method, headers, text) {
  if (method === "PUT") {
    const type = headers["content-type"] ?? "";
    if (!/^application\/json *(;|$)/i.test(type)) return { status: 415 };
    notice = JSON.parse(text).notice;
    version += 1;
  }

  const mark = `"v${version}"`;
  const kept = { ETag: mark, "Cache-Control": "no-cache" };
  if (method === "GET" && headers["if-none-match"] === mark) return { status: 304, headers: kept };
  return {
    status: 200,
    headers: { ...kept, "Content-Type": "application/json" },
    body: JSON.stringify({ notice }),
  };
}

// What follows works as it is: it reads a request, asks `answer`, and sends what it gives.
createServer(async (req, res) => {
  let text = "";
  for await (const chunk of req) text += chunk;
  const { status, headers = {}, body = "" } = answer(req.method, req.headers, text);
  res.writeHead(status, headers);
  res.end(body);
}).listen(process.env.PORT);
