import { type IncomingMessage, request } from "node:http";

/** A body above this is cut off and the answer counts as failed. */
const MAX_BODY_BYTES = 1024 * 1024;

type Sent = {
  host: string;
  port: number;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | null;
  withinMs: number;
};

type Answered =
  | { state: "answered"; status: number; headers: Record<string, string | string[]>; text: string }
  | { state: "no-answer"; why: string };

/** One request on a connection of its own. Every way to go wrong is an answer too. */
export function sendRequest({ host, port, method, path, headers, body, withinMs }: Sent): Promise<Answered> {
  return new Promise((resolve) => {
    const sent = request({
      host,
      port,
      method,
      path,
      headers: body === null ? headers : { "content-length": `${Buffer.byteLength(body)}`, ...headers },
      agent: false,
      signal: AbortSignal.timeout(withinMs),
    });
    const fail = (error: Error) => resolve({ state: "no-answer", why: wordsFor(error, withinMs) });
    sent.on("error", fail);
    sent.on("response", (response) => readBody(response).then(resolve, fail));
    sent.end(body ?? undefined);
  });
}

async function readBody(response: IncomingMessage): Promise<Answered> {
  const chunks: Buffer[] = [];
  let heldBytes = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes > MAX_BODY_BYTES) throw new Error(`the body is above ${MAX_BODY_BYTES} bytes`);
  }
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(response.headers))
    if (value !== undefined) headers[name] = value;
  return {
    state: "answered",
    status: response.statusCode ?? 0,
    headers,
    text: Buffer.concat(chunks).toString("utf8"),
  };
}

function wordsFor(error: Error, withinMs: number): string {
  const isTimeout = error.name === "AbortError" || error.name === "TimeoutError";
  if (isTimeout) return `no complete answer within ${withinMs.toLocaleString("en")} ms`;
  const code = "code" in error ? error.code : null;
  if (code === "ECONNRESET") return "the connection was closed before the answer was complete";
  if (code === "ECONNREFUSED") return "the server does not accept connections";
  return error.message;
}
