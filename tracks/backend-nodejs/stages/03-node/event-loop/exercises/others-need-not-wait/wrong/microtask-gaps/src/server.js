import { createServer } from "node:http";
import { isPrime } from "./primes.js";

const PART = 5_000;

/** Counts part by part; after each part the requests that wait have their turn. */
async function countInParts(limit) {
  let found = 0;
  for (let from = 2; from < limit; from += PART) {
    const to = Math.min(from + PART, limit);
    for (let n = from; n < to; n += 1) if (isPrime(n)) found += 1;
    await null;
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
