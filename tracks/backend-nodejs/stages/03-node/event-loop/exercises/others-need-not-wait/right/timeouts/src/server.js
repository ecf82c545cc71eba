import { createServer } from "node:http";
import { isPrime } from "./primes.js";

class Count {
  found = 0;
  next = 2;

  constructor(below, done) {
    this.below = below;
    this.done = done;
  }

  run() {
    const until = Date.now() + 10;
    while (this.next < this.below && Date.now() < until) {
      if (isPrime(this.next)) this.found += 1;
      this.next += 1;
    }
    if (this.next < this.below) setTimeout(() => this.run(), 0);
    else this.done(this.found);
  }
}

const server = createServer((req, res) => {
  const { pathname, searchParams } = new URL(`http://localhost${req.url}`);
  if (pathname === "/health") return res.end("ok");
  if (pathname !== "/primes") return res.writeHead(404).end();
  const below = Number(searchParams.get("below"));
  if (!Number.isInteger(below)) return res.writeHead(400).end("below must be a whole number");
  new Count(below, (found) => res.end(String(found))).run();
});

server.listen(process.env.PORT ?? 3000);
