import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { text as readText } from "node:stream/consumers";

/** Every lamp by its id, a string: { name, room, on }. */
const lamps = new Map();

const shown = (id) => ({ id, ...lamps.get(id) });

function store(id, lamp) {
  const status = lamps.has(id) ? 200 : 201;
  lamps.set(id, lamp);
  return { status, body: shown(id) };
}

const onList = {
  GET: () => ({ status: 200, body: [...lamps.keys()].map(shown) }),
  POST: (_id, sent) => store(randomUUID(), sent),
};

const onLamp = {
  GET: (id) => (lamps.has(id) ? { status: 200, body: shown(id) } : { status: 404 }),
  PUT: (id, sent) => store(id, sent),
  PATCH: (id, sent) => (lamps.has(id) ? store(id, { ...lamps.get(id), ...sent }) : { status: 404 }),
  DELETE: (id) => ({ status: lamps.delete(id) ? 204 : 404 }),
};

function answer(method, id, sent) {
  const methods = id === null ? onList : onLamp;
  return methods[method](id, sent);
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
