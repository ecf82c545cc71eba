import { createServer } from "node:http";

const stopAfterMs = Number(process.env.STOP_AFTER_MS ?? 60_000);
const host = process.env.HOST ?? "0.0.0.0";
const port = readPort(process.env.PORT || "3000");

const server = createServer((req, res) => {
  res.end("12.5 degrees\n");
});

server.on("listening", () => {
  console.log("weather station");
  const { address, port: open } = server.address();
  console.log(`listening on ${address}:${open}`);
  setTimeout(() => server.close(), stopAfterMs);
});

server.on("error", (error) => {
  const isTaken = error.code === "EADDRINUSE";
  fail(isTaken ? `port ${port} is taken` : `cannot listen on ${host}: ${error.message}`, 1);
});

server.listen(port, host);

function readPort(text) {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65535) {
    fail(`PORT must be a whole number from 0 to 65535, found "${text}"`, 2);
  }
  return number;
}

function fail(message, exitCode) {
  console.error(message);
  process.exit(exitCode);
}
