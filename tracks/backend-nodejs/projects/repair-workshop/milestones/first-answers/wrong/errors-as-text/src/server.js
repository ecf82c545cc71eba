import { createServer } from "node:http";
import { answer } from "./routes.js";

const server = createServer((request, response) => {
  const { status, headers, body } = answer(request.method, request.url);
  const text = status === 200 ? JSON.stringify(body) : body.error;
  response.writeHead(status, {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
});

server.listen(process.env.PORT ?? 3000);
