import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { text as readText } from "node:stream/consumers";

const lamps = new Map();
class Lamp {
  constructor(id, parts) {
    Object.assign(this, parts, { id });
  }
}
const handlers = {
  GET: (id) =>
    lamps.has(id) ? { status: 200, body: lamps.get(id) } : { status: 404, body: { error: "no lamp" } },
  PUT(id, sent) {
    const status = lamps.has(id) ? 200 : 201;
    lamps.set(id, new Lamp(id, sent));
    return { status, body: lamps.get(id) };
  },
  PATCH(id, sent) {
    if (!lamps.has(id)) return { status: 404 };
    Object.assign(lamps.get(id), sent, { id });
    return { status: 200, body: lamps.get(id) };
  },
  DELETE: (id) => ({ status: lamps.delete(id) ? 204 : 404 }),
};
function answer(method, id, sent) {
  if (id !== null) return handlers[method](id, sent);
  if (method === "GET") return { status: 200, body: [...lamps.values()] };
  const made = randomUUID();
  return { ...handlers.PUT(made, sent), status: 201 };
}

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
