import { fork } from "node:child_process";
import http from "node:http";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("count-worker.js", import.meta.url));

http
  .createServer((req, res) => {
    const url = new URL(`http://localhost${req.url}`);
    if (url.pathname === "/health") {
      res.end("ok");
    } else if (url.pathname === "/primes") {
      const limit = Number(url.searchParams.get("below"));
      if (!Number.isInteger(limit)) {
        res.statusCode = 400;
        res.end("below must be a whole number");
        return;
      }
      const child = fork(program);
      child.on("message", (found) => res.end(`${found}\n`));
      child.on("error", () => res.writeHead(500).end());
      child.send({ limit });
    } else {
      res.statusCode = 404;
      res.end();
    }
  })
  .listen(process.env.PORT);
