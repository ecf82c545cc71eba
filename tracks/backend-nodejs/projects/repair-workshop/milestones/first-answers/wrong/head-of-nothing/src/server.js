import { createServer } from "node:http";
import { answer } from "./routes.js";

const server = createServer((request, response) => {
  const { status, headers, body } = answer(request.method, request.url);
  const text = request.method === "HEAD" ? "" : JSON.stringify(body);
  response.writeHead(status, {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
});

server.listen(process.env.PORT ?? 3000);
