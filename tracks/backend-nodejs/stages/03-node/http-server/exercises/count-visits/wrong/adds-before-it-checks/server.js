import { createServer } from "node:http";
import { text } from "node:stream/consumers";

let visits = 0;

function send(res, status, value) {
  res.writeHead(status, { "content-type": "application/json" });
  res.end(JSON.stringify(value));
}

function readPeople(body) {
  try {
    const { people } = JSON.parse(body);
    if (people < 0) visits += people;
    return Number.isInteger(people) && people >= 1 ? people : null;
  } catch {
    return null;
  }
}

const server = createServer(async (req, res) => {
  const { pathname } = new URL(`http://localhost${req.url}`);
  if (pathname !== "/visits") return send(res, 404, { error: "There is nothing here." });
  if (req.method === "GET") return send(res, 200, { visits });
  if (req.method !== "POST") {
    res.setHeader("allow", "GET, POST");
    return send(res, 405, { error: "Only GET and POST work here." });
  }
  const people = readPeople(await text(req));
  if (people === null) return send(res, 400, { error: "people has to be a whole number from 1 up." });
  visits += people;
  send(res, 201, { visits });
});

server.listen(process.env.PORT);
