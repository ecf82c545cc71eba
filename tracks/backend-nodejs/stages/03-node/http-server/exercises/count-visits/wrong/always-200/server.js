import { createServer } from "node:http";
import { text } from "node:stream/consumers";

let visits = 0;

function send(res, status, value) {
  res.writeHead(status, { "content-type": "application/json" });
  res.end(JSON.stringify(value));
}

const server = createServer(async (req, res) => {
  const { pathname } = new URL(`http://localhost${req.url}`);
  if (pathname !== "/visits") return send(res, 404, { error: "not found" });
  if (req.method === "GET") return send(res, 200, { visits });
  if (req.method !== "POST") {
    res.setHeader("allow", "GET, POST");
    return send(res, 405, { error: "wrong method" });
  }
  try {
    const { people } = JSON.parse(await text(req));
    if (!Number.isInteger(people) || people < 1) return send(res, 400, { error: "bad people" });
    visits += people;
    send(res, 200, { visits });
  } catch {
    send(res, 400, { error: "not JSON" });
  }
});

server.listen(process.env.PORT);
