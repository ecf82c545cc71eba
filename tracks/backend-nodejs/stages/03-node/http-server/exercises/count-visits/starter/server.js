import { createServer } from "node:http";

let visits = 0;

const server = createServer((req, res) => {
  res.end(`${visits}`);
});

server.listen(process.env.PORT);
