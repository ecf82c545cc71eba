import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { text as readText } from "node:stream/consumers";

let notice = "The school is open.";

const markOf = (body) => `"${createHash("sha256").update(body).digest("base64url")}"`;

/** The notice in full, or a 304 to whoever holds the one with this mark. */
function sendNotice(heldMark) {
  const body = JSON.stringify({ notice });
  const etag = markOf(body);
  const headers = { etag, "cache-control": "no-cache", "content-type": "application/json; charset=utf-8" };
  return etag === heldMark ? { status: 304, headers } : { status: 200, headers, body };
}

function answer(method, headers, text) {
  if (method === "GET") return sendNotice(headers["if-none-match"]);

  const [type] = (headers["content-type"] ?? "").split(";");
  if (type.trim().toLowerCase() !== "application/json") return { status: 415 };
  notice = JSON.parse(text).notice;
  return sendNotice(null);
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
