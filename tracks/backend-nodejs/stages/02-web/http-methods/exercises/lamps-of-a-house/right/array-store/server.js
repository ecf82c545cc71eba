import { createServer } from "node:http";
import { text as readText } from "node:stream/consumers";

let all = [];
let last = 0;
const find = (id) => all.findIndex((lamp) => lamp.id === id);
function answer(method, id, sent) {
  if (method === "GET" && id === null) return { status: 200, body: all };
  if (method === "POST") {
    do last++;
    while (find(String(last)) >= 0);
    const lamp = { ...sent, id: String(last) };
    all = [lamp, ...all];
    return { status: 201, body: lamp };
  }
  const at = find(id);
  switch (method) {
    case "GET":
      return at < 0 ? { status: 404 } : { status: 200, body: all[at] };
    case "PUT": {
      const lamp = { ...sent, id };
      if (at < 0) {
        all.push(lamp);
        return { status: 201, body: lamp };
      }
      all[at] = lamp;
      return { status: 200, body: lamp };
    }
    case "PATCH":
      if (at < 0) return { status: 404 };
      all[at] = { ...all[at], ...sent };
      return { status: 200, body: all[at] };
    default:
      if (at < 0) return { status: 404 };
      all.splice(at, 1);
      return { status: 204 };
  }
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
