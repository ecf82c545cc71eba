import { createServer } from "node:http";
import { text as readText } from "node:stream/consumers";

/** Every lamp by its id, a string: { name, room, on }. */
const lamps = new Map();

/**
 * Returns the response: { status, body }, without `body` when there is none.
 * `id` is the part after /lamps/, or null for /lamps itself; `sent` is the body of the request, already parsed.
 */
function answer(method, id, sent) {
  return { status: 501 };
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
