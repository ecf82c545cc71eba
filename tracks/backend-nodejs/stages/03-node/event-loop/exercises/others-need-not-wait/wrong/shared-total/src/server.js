import { createServer } from "node:http";
import { setImmediate } from "node:timers/promises";
import { isPrime } from "./primes.js";

const PART = 5_000;
let found = 0;

async function countInParts(limit) {
  found = 0;
  for (let n = 2; n < limit; n += 1) {
    if (isPrime(n)) found += 1;
    if (n % PART === 0) await setImmediate();
  }
  return found;
}

const server = createServer(async (req, res) => {
  const { pathname, searchParams } = new URL(`http://localhost${req.url}`);
  const below = Number(searchParams.get("below"));
  if (pathname === "/health") res.end("ok");
  else if (pathname !== "/primes") res.writeHead(404).end();
  else if (!Number.isInteger(below)) res.writeHead(400).end("below must be a whole number");
  else res.end(String(await countInParts(below)));
});

server.listen(process.env.PORT ?? 3000);
