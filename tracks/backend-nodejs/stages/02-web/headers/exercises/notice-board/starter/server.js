import { createServer } from "node:http";

let notice = "The school is open.";

/**
 * What the server answers: { status, headers, body }, the body being a text.
 * `headers` are those of the request, as Node gives them; `text` is the body that came.
 */
function answer(method, headers, text) {
  if (method === "PUT") notice = JSON.parse(text).notice;
  return { status: 200, headers: {}, body: JSON.stringify({ notice }) };
}

// What follows works as it is: it reads a request, asks `answer`, and sends what it gives.
createServer(async (req, res) => {
  let text = "";
  for await (const chunk of req) text += chunk;
  const { status, headers = {}, body = "" } = answer(req.method, req.headers, text);
  res.writeHead(status, headers);
  res.end(body);
}).listen(process.env.PORT);
