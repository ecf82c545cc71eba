import { createServer } from "node:http";
import { text as readText } from "node:stream/consumers";

let notice = "The school is open."; let v = 1;
function answer(method, headers, text) {
  if (method === "PUT") {
    if ((headers["content-type"] ?? "").split(";")[0].trim().toLowerCase() !== "application/json") return { status: 415 };
    const next = JSON.parse(text).notice; if (next !== notice) v++; notice = next;
  }
  v++; const h = { etag: `"v${v}"`, "cache-control": "no-cache" };
  if (method === "GET" && headers["if-none-match"] === `"v${v - 1}"`) return { status: 304, headers: h };
  return { status: 200, headers: { ...h, "content-type": "application/json" }, body: JSON.stringify({ notice }) };
}

createServer((req, res) => {
  const respond = (text) => {
    const { status, headers = {}, body = "" } = answer(req.method, req.headers, text);
    res.writeHead(status, headers);
    res.end(body);
  };
  readText(req).then(respond, () => {}); // a client that hangs up gets no response
}).listen(process.env.PORT);
