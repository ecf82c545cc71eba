import { createServer } from "node:http";
import { text as readText } from "node:stream/consumers";

class Board {
  version = 1;
  notice = "The school is open.";
  get tag() {
    return `"v${this.version}"`;
  }
  answer(method, headers, text) {
    if (method === "PUT") {
      if (!/^application\/json\s*(;|$)/i.test(headers["content-type"] ?? "")) {
        return { status: 415, headers: { "content-type": "text/plain" }, body: "JSON only" };
      }
      const { notice } = JSON.parse(text);
      if (notice !== this.notice) this.version += 1;
      this.notice = notice;
    } else if (headers["if-none-match"] === this.tag) {
      return { status: 304, headers: { etag: this.tag, "cache-control": "no-cache" } };
    }
    return {
      status: 200,
      headers: { "content-type": "application/json", etag: this.tag, "cache-control": "No-Cache, private" },
      body: JSON.stringify({ notice: this.notice }, null, 2),
    };
  }
}
const board = new Board();
const answer = board.answer.bind(board);

createServer((req, res) => {
  const respond = (text) => {
    const { status, headers = {}, body = "" } = answer(req.method, req.headers, text);
    res.writeHead(status, headers);
    res.end(body);
  };
  readText(req).then(respond, () => {}); // a client that hangs up gets no response
}).listen(process.env.PORT);
