import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

const { PORT, HOST = "0.0.0.0", STOP_AFTER_MS = "60000" } = process.env;

/** The number of a port, or null when the text is none. */
function toPort(text) {
  const digitsOnly = [...text].every((sign) => sign >= "0" && sign <= "9");
  return digitsOnly && Number(text) <= 65535 ? Number(text) : null;
}

async function serve(port) {
  const server = createServer((req, res) => res.end("12.5 degrees\n")).listen(port, HOST);
  try {
    await once(server, "listening"); // rejects when "error" comes first
  } catch (error) {
    console.error(error.code === "EADDRINUSE" ? `Sorry, port ${port} is taken.` : error.message);
    process.exitCode = 1;
    return;
  }
  const bound = server.address();
  console.log(`listening on ${bound.address}:${bound.port}`);
  await sleep(Number(STOP_AFTER_MS));
  server.close();
}

const port = toPort(PORT || "3000");
if (port === null) {
  console.error(`"${PORT}" in PORT is no port`);
  process.exitCode = 2;
} else {
  await serve(port);
}
