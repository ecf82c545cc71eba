import { createServer } from "node:http";
import { text as readText } from "node:stream/consumers";

/** Every lamp by its id, a string: { name, room, on }. */
const lamps = new Map();
let lastId = 0;

function newId() {
  do lastId += 1;
  while (lamps.has(String(lastId)));
  return String(lastId);
}

function answer(method, id, sent) {
  if (id === null && method === "GET") {
    return { status: 200, body: [...lamps].map(([key, lamp]) => ({ id: key, ...lamp })) };
  }
  if (id === null) {
    const made = newId();
    lamps.set(made, sent);
    return { status: 201, body: { id: made, ...sent } };
  }

  const lamp = lamps.get(id);
  if (method === "PUT") {
    lamps.set(id, { ...lamp, ...sent });
    return { status: lamp === undefined ? 201 : 200, body: { id, ...lamps.get(id) } };
  }
  if (lamp === undefined) return { status: 404 };
  if (method === "DELETE") {
    lamps.delete(id);
    return { status: 204 };
  }
  if (method === "PATCH") lamps.set(id, { ...lamp, ...sent });
  return { status: 200, body: { id, ...lamps.get(id) } };
}

// The rest works as it is: it reads a request, calls `answer`, and sends the result.
createServer((req, res) => {
  const [, list, id = null] = req.url.split("/");
  if (list !== "lamps") return res.writeHead(404).end();
  const respond = (text) => {
    const { status, body } = answer(req.method, id, text === "" ? undefined : JSON.parse(text));
    res.writeHead(status, { "content-type": "application/json" });
    res.end(body === undefined ? undefined : JSON.stringify(body));
  };
  readText(req).then(respond, () => {}); // a client that hangs up gets no response
}).listen(process.env.PORT);
