import { createServer } from "node:http";
import { addToBook, readBook } from "./book.js";
import { UnfitError } from "./faults.js";
import { questionFault, rowsOf } from "./report.js";
import { toEntry } from "./sheet.js";
import { sum } from "./totals.js";

const MOST_BYTES = 10_000;

const routes = {
  "/report": { GET: report },
  "/entries": { GET: list, POST: add },
};

/** Starts the service. */
export function serve(port) {
  createServer(async (request, response) => {
    try {
      send(response, await answer(request));
    } catch (error) {
      console.error(error);
      send(response, failure(500, "Something is wrong with our book."));
    }
  }).listen(port);
}

/** The response to a request: `{ status, body, headers }`. */
function answer(request) {
  const { pathname, searchParams } = new URL(`http://localhost${request.url}`);
  if (!Object.hasOwn(routes, pathname)) return failure(404, "There is nothing at this address.");
  const methods = routes[pathname];
  if (!Object.hasOwn(methods, request.method)) {
    const headers = { allow: Object.keys(methods).join(", ") };
    return { ...failure(405, "This method does not work here."), headers };
  }
  return methods[request.method](request, searchParams);
}

async function report(_request, query) {
  const by = query.get("by") ?? "night";
  const from = query.get("from") ?? undefined;
  const to = query.get("to") ?? undefined;
  const fault = questionFault({ by, from, to });
  if (fault !== null) return failure(400, fault);
  const rows = rowsOf(await readBook(), { by, from, to });
  return { status: 200, body: { rows, total: sum(rows) } };
}

async function list() {
  return { status: 200, body: { entries: await readBook() } };
}

async function add(request) {
  const body = await readBody(request);
  if (body === null) return failure(413, `An entry has at most ${MOST_BYTES} bytes.`);
  let entry;
  try {
    entry = toEntry(JSON.parse(body));
  } catch (error) {
    if (error instanceof SyntaxError) return failure(400, "The body is not JSON.");
    if (error instanceof UnfitError) return failure(400, error.message);
    throw error;
  }
  await addToBook([entry]);
  return { status: 201, body: entry };
}

/** The body as text; null when it is too large. It is read to its end, so that the client can read our response. */
async function readBody(request) {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes <= MOST_BYTES) chunks.push(chunk);
  }
  return bytes > MOST_BYTES ? null : Buffer.concat(chunks).toString("utf8");
}

function failure(status, error) {
  return { status, body: error };
}

function send(response, { status, body, headers = {} }) {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}
