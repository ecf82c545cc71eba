import { createServer } from "node:http";
import { countPrimes } from "./primes.js";

const server = createServer((req, res) => {
  const { pathname, searchParams } = new URL(`http://localhost${req.url}`);
  if (pathname === "/health") return res.end("ok");
  if (pathname !== "/primes") return res.writeHead(404).end();
  const below = Number(searchParams.get("below"));
  if (!Number.isInteger(below)) return res.writeHead(400).end("below must be a whole number");
  res.end(`${countPrimes(below)}`);
});

server.listen(process.env.PORT ?? 3000);
