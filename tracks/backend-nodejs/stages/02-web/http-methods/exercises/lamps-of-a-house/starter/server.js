import { createServer } from "node:http";

/** Every lamp by its id, which is a text: { name, room, on }. */
const lamps = new Map();

/**
 * What the server answers: { status, body }, without a body when there is none.
 * `id` is the text after /lamps/, or null for /lamps itself; `sent` is the body that came, already read as JSON.
 */
function answer(method, id, sent) {
  return { status: 501 };
}

// What follows works as it is: it reads a request, asks `answer`, and sends what it gives.
createServer(async (req, res) => {
  const [, list, id = null] = req.url.split("/");
  if (list !== "lamps") return res.writeHead(404).end();
  let text = "";
  for await (const chunk of req) text += chunk;
  const { status, body } = answer(req.method, id, text === "" ? undefined : JSON.parse(text));
  res.writeHead(status, { "content-type": "application/json" });
  res.end(body === undefined ? undefined : JSON.stringify(body));
}).listen(process.env.PORT);
