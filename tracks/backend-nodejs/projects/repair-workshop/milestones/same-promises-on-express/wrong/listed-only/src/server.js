import { createServer } from "node:http";
import { openBook } from "./book.js";
import { createAnswer, failure } from "./routes.js";

const path = process.env.DATA_FILE ?? "data/things.json";

const answer = createAnswer(await openOrEnd());
const server = createServer(async (request, response) => {
  try {
    send(response, await answer(request));
  } catch (error) {
    console.error(error);
    send(response, failure(500, "Something went wrong here. Please try again."));
  }
});
server.listen(process.env.PORT ?? 3000);

async function openOrEnd() {
  try {
    return await openBook(path);
  } catch (error) {
    console.error(`${path} cannot be used: ${error.message}`);
    process.exit(1);
  }
}

function send(response, { status, headers, body }) {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}
