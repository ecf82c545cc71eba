import { createServer } from "node:http";
import { text as readText } from "node:stream/consumers";

let notice = "The school is open.";
let version = 1;

function answer(method, headers, text) {
  if (method === "PUT") {
    if (headers["content-type"] !== "application/json") return { status: 415 };
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

// The rest works as it is: it reads a request, calls `answer`, and sends the result.
createServer((req, res) => {
  const respond = (text) => {
    const { status, headers = {}, body = "" } = answer(req.method, req.headers, text);
    res.writeHead(status, headers);
    res.end(body);
  };
  readText(req).then(respond, () => {}); // a client that hangs up gets no response
}).listen(process.env.PORT);
