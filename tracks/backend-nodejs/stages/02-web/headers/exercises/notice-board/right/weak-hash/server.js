import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { text as readText } from "node:stream/consumers";

let notice = "The school is open.";
function answer(method, headers, text) {
  const type = (headers["content-type"] || "").split(";")[0].trim().toLowerCase();
  if (method === "PUT") {
    if (type !== "application/json") return { status: 415 };
    notice = JSON.parse(text).notice;
  }
  const etag = `W/"${createHash("sha1").update(notice).digest("hex")}"`;
  const common = { ETag: etag, "Cache-Control": "public, max-age=0, must-revalidate" };
  if (method === "GET" && headers["if-none-match"] === etag) return { status: 304, headers: common };
  return {
    status: 200,
    headers: { ...common, "Content-Type": "application/json; charset=utf-8" },
    body: JSON.stringify({ notice }),
  };
}

createServer((req, res) => {
  const respond = (text) => {
    const { status, headers = {}, body = "" } = answer(req.method, req.headers, text);
    res.writeHead(status, headers);
    res.end(body);
  };
  readText(req).then(respond, () => {}); // a client that hangs up gets no response
}).listen(process.env.PORT);
