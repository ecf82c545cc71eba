import { once } from "node:events";
import { request } from "node:http";
import type Express from "express";

const ROUNDS = 20;

/**
 * Serves a few requests with an Express app of ours, since code that has run before runs faster. Nothing of it is left.
 */
export async function rehearseExpress(express: typeof Express): Promise<void> {
  const app = express().use(express.json());
  app.get("/", (_request, response) => void response.json([]));
  app.post("/", (asked, response) => void response.status(201).json(asked.body));
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    await send(port, "GET", "/", "");
    await send(port, "POST", "/", '{"name":"value"}');
    await send(port, "GET", "/none", "");
  }
  server.close();
  await once(server, "close");
}

async function send(port: number, method: string, path: string, body: string): Promise<void> {
  const headers = { "content-type": "application/json", "content-length": `${body.length}` };
  const sent = request({ host: "127.0.0.1", port, method, path, headers, agent: false });
  sent.end(body);
  const [response] = await once(sent, "response");
  response.resume();
  await once(response, "end");
}
