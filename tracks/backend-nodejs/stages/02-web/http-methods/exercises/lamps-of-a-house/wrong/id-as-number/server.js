import { createServer } from "node:http";
import { text as readText } from "node:stream/consumers";

const lamps = new Map(); let last = 0;
function answer(method, id, sent) {
  const out = (status, id) => ({ status, body: { id, ...lamps.get(id) } });
  if (id === null && method === "GET") return { status: 200, body: [...lamps].map(([id, lamp]) => ({ id, ...lamp })) };
  if (method === "POST") { do last++; while (lamps.has(String(last))); lamps.set(String(last), sent); return { status: 201, body: { id: last, ...sent } }; }
  const known = lamps.has(id);
  if (method === "PUT") { lamps.set(id, sent); return out(known ? 200 : 201, id); }
  if (!known) return { status: 404 };
  if (method === "PATCH") { lamps.set(id, { ...lamps.get(id), ...sent }); return out(200, id); }
  if (method === "DELETE") { lamps.delete(id); return { status: 204 }; }
  return out(200, id);
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
