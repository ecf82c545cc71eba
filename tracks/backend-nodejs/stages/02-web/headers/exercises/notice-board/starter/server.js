import { createServer } from "node:http";
import { text as readText } from "node:stream/consumers";

let notice = "The school is open.";

/**
 * Returns the response: { status, headers, body }, with a string as its body.
 * `headers` are those of the request, as Node gives them; `text` is the body of the request.
 */
function answer(method, headers, text) {
  if (method === "PUT") notice = JSON.parse(text).notice;
  return { status: 200, headers: {}, body: JSON.stringify({ notice }) };
}

// The rest works as it is: it reads a request, calls `answer`, and sends the result.
createServer((req, res) => {
  const respond = (text) => {
    const { status, headers = {}, body = "" } = answer(req.method, req.headers, text);
    res.writeHead(status, headers);
    res.end(body);
  };
  readText(req).then(respond, () => {}); // a client that hangs up gets no response
}).listen(process.env.PORT);
