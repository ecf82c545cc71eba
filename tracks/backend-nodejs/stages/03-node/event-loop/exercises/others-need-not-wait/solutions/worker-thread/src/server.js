import { createServer } from "node:http";
import { Worker } from "node:worker_threads";

const WORKER = new URL("./count-worker.js", import.meta.url);

/** One thread for each count: it does its work, says the result and ends. */
function countElsewhere(limit) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: limit });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

async function answer(req, res) {
  const { pathname, searchParams } = new URL(`http://localhost${req.url}`);
  if (pathname === "/health") return res.end("ok");
  if (pathname !== "/primes") return res.writeHead(404).end();
  const below = Number(searchParams.get("below"));
  if (!Number.isInteger(below)) return res.writeHead(400).end("below must be a whole number");
  res.end(`${await countElsewhere(below)}`);
}

const server = createServer((req, res) => {
  answer(req, res).catch(() => res.writeHead(500).end());
});

server.listen(process.env.PORT ?? 3000);
