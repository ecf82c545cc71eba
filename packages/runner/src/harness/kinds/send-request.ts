import { type IncomingMessage, request } from "node:http";
import type { Operation } from "../../wire/operation.ts";
import { startLimit } from "../time-limits.ts";
import { encodeBody } from "./encode-body.ts";

/** A larger body is cut off, and the request counts as failed. */
const MAX_BODY_BYTES = 1024 * 1024;
const MAX_CHUNKS = 1_000;

type Sent = { host: string; port: number } & Omit<Operation & { op: "request" }, "op">;

type Chunk = { text: string; afterMs: number };

type Answered =
  | {
      state: "answered";
      status: number;
      headers: Record<string, string | string[]>;
      body: Uint8Array;
      /** Pieces as they arrived, if the response was read for a time, otherwise empty. */
      chunks: Chunk[];
      /** Whether the response came to its end. */
      complete: boolean;
    }
  | { state: "no-answer"; why: string };

/** Sends one request on its own connection. Every failure is returned, not thrown. */
export async function sendRequest({ body, headers, withinMs, forMs, ...to }: Sent): Promise<Answered> {
  const encoded = await encodeBody(body);
  const from = performance.now();
  const late = new AbortController();
  const stop = startLimit(withinMs, () => late.abort());
  const answered = new Promise<Answered>((resolve) => {
    const sent = request({
      ...to,
      headers: { ...encoded.headers, ...headers },
      agent: false,
      signal: late.signal,
    });
    const fail = (error: Error) => resolve({ state: "no-answer", why: wordsFor(error, withinMs) });
    sent.on("error", fail);
    sent.on("response", (response) => {
      const reading = forMs === null ? readBody(response) : readFor(response, from, forMs);
      reading.then(resolve, fail);
    });
    sent.end(encoded.bytes ?? undefined);
  });
  return answered.finally(stop);
}

async function readBody(response: IncomingMessage): Promise<Answered> {
  const body = await collect(response, () => {});
  return { ...headOf(response), body, chunks: [], complete: true };
}

/** Reads until the time is over and hangs up. A server that is still sending sees its client leave. */
async function readFor(response: IncomingMessage, from: number, forMs: number): Promise<Answered> {
  const chunks: Chunk[] = [];
  const afterMs = () => Math.round(performance.now() - from);
  const timer = setTimeout(() => response.destroy(), Math.max(0, forMs - afterMs()));
  const take = (chunk: Buffer) => {
    if (chunks.length < MAX_CHUNKS) chunks.push({ text: chunk.toString("utf8"), afterMs: afterMs() });
  };
  try {
    await collect(response, take);
  } catch (error) {
    if (response.complete || !response.destroyed) throw error;
  } finally {
    clearTimeout(timer);
  }
  return { ...headOf(response), body: new Uint8Array(), chunks, complete: response.complete };
}

async function collect(response: IncomingMessage, onChunk: (chunk: Buffer) => void): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let heldBytes = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    onChunk(chunk);
    heldBytes += chunk.length;
    if (heldBytes > MAX_BODY_BYTES) throw new Error(`the body is above ${MAX_BODY_BYTES} bytes`);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function headOf(response: IncomingMessage) {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(response.headers))
    if (value !== undefined) headers[name] = value;
  return { state: "answered" as const, status: response.statusCode ?? 0, headers };
}

function wordsFor(error: Error, withinMs: number): string {
  if (error.name === "AbortError") return `no complete answer within ${withinMs.toLocaleString("en")} ms`;
  const code = "code" in error ? error.code : null;
  if (code === "ECONNRESET") return "the connection was closed before the answer was complete";
  if (code === "ECONNREFUSED") return "the server does not accept connections";
  return error.message;
}
