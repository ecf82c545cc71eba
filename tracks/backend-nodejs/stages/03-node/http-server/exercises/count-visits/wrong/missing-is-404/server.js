import { createServer } from "node:http";
import { text } from "node:stream/consumers";

let visits = 0;

function send(res, status, value) {
  res.writeHead(status, { "content-type": "application/json" });
  res.end(JSON.stringify(value));
}

async function addVisits(req, res) {
  try {
    const { people } = JSON.parse(await text(req));
    if (!Number.isInteger(people) || people < 1) return send(res, 400, { error: "bad people" });
    visits += people;
    send(res, 201, { visits });
  } catch {
    send(res, 400, { error: "not JSON" });
  }
}

createServer(async (req, res) => {
  const [path] = req.url.split("?");
  if (req.method === "GET" && path === "/visits") send(res, 200, { visits });
  else if (req.method === "POST" && path === "/visits") await addVisits(req, res);
  else send(res, 404, { error: "not found" });
}).listen(process.env.PORT);
