import { createServer } from "node:http";

const server = createServer((request, response) => {
  response.end("The workshop is still closed.");
});

server.listen(process.env.PORT ?? 3000);
