/** Sends requests made from the contract to a server, and collects the replies that the contract does not document. */
import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { type Endpoint, Run } from "@aulo/contract";
import { type AnyRequest, anyRequest } from "./any-request.ts";
import { createDice, type Dice } from "./any-value.ts";
import { faultOf, type Reply } from "./check-reply.ts";
import { beginKnown, lookAgain, withRun } from "./known.ts";

export type Fuzzed = {
  requests: number;
  byStatus: Map<number, number>;
  /** Endpoints of which at least one request succeeded. */
  reached: Set<Endpoint>;
  faults: string[];
};

const LEARNERS = 6;
/** Requests of one learner at once. */
const AT_ONCE = 2;
/** Requests of one learner: later ones meet limits more than endpoints. */
const PER_LEARNER = 400;
const MOST_FAULTS = 20;
const REPLY_MS = 30_000;
/** An event stream is read for so long. */
const STREAM_MS = 500;

/** `mostMs` ends it early. */
type Fuzzing = { base: string; seed: number; requests: number; mostMs?: number };

export async function fuzz({ base, seed, requests, mostMs = Infinity }: Fuzzing): Promise<Fuzzed> {
  const until = performance.now() + mostMs;
  const fuzzed: Fuzzed = { requests: 0, byStatus: new Map(), reached: new Set(), faults: [] };
  const agent = new Agent({ keepAlive: true, maxSockets: 2 * LEARNERS * AT_ONCE });
  const ask = async (asked: AnyRequest): Promise<Reply> => {
    fuzzed.requests += 1;
    const reply = await send(base, agent, asked);
    note(fuzzed, asked, reply);
    return reply;
  };
  const goesOn = () =>
    fuzzed.requests < requests && fuzzed.faults.length < MOST_FAULTS && performance.now() < until;
  const work = async (dice: Dice) => {
    while (goesOn()) {
      let known = await beginKnown(base, dice);
      for (let sent = 0; sent < PER_LEARNER && goesOn(); sent += AT_ONCE) {
        const asked = Array.from({ length: AT_ONCE }, () => anyRequest(dice, known));
        const replies = await Promise.all(asked.map(ask));
        for (const { status, text } of replies)
          if (status === 202) known = withRun(known, Run.parse(JSON.parse(text)).id);
        if (replies.some(({ status }) => status === 201) || asked.some(isDelete))
          known = await lookAgain(base, known, dice);
      }
    }
  };
  await Promise.all(Array.from({ length: LEARNERS }, (_, index) => work(createDice(seed + index))));
  agent.destroy();
  return fuzzed;
}

function isDelete({ method }: AnyRequest): boolean {
  return method === "DELETE";
}

function note(fuzzed: Fuzzed, asked: AnyRequest, reply: Reply): void {
  const { status } = reply;
  fuzzed.byStatus.set(status, (fuzzed.byStatus.get(status) ?? 0) + 1);
  if (asked.endpoint !== null && status < 300) fuzzed.reached.add(asked.endpoint);
  const fault = faultOf(asked, reply);
  if (fault !== null) fuzzed.faults.push(`${describe(asked)}: ${fault}`);
}

async function send(base: string, agent: Agent, { method, path, headers, body }: AnyRequest): Promise<Reply> {
  const { hostname, port } = new URL(base);
  const asked = request({ hostname, port, method, path, agent, timeout: REPLY_MS });
  for (const [name, value] of Object.entries(headers)) {
    // Node sends no other headers.
    if (/^[\x20-\x7e]*$/.test(value)) asked.setHeader(name, value);
  }
  if (body !== null) asked.setHeader("content-length", body.length);
  asked.on("timeout", () => asked.destroy(new Error("no reply in time")));
  const replied = once(asked, "response");
  asked.on("error", () => {});
  asked.end(body ?? undefined);
  try {
    const [response] = await replied;
    const isStream = String(response.headers["content-type"]).startsWith("text/event-stream");
    const parts = await partsOf(response, isStream ? STREAM_MS : REPLY_MS);
    const isPlain = response.headers["content-encoding"] === undefined;
    const text = isPlain ? Buffer.concat(parts).toString() : await inflate(Buffer.concat(parts), response);
    return { status: response.statusCode, headers: response.headers, text };
  } catch (error) {
    return { status: 599, headers: {}, text: `no reply: ${String(error)}` };
  }
}

/** The body, or the part of it that came within the time. */
async function partsOf(response: IncomingMessage, mostMs: number): Promise<Buffer[]> {
  const parts: Buffer[] = [];
  const late = setTimeout(() => response.destroy(), mostMs);
  try {
    for await (const part of response) parts.push(part);
  } catch (error) {
    if (mostMs !== STREAM_MS) throw error;
  } finally {
    clearTimeout(late);
  }
  return parts;
}

async function inflate(
  body: Buffer,
  { headers }: { headers: Record<string, string | undefined> },
): Promise<string> {
  const { brotliDecompressSync, gunzipSync } = await import("node:zlib");
  return (headers["content-encoding"] === "br" ? brotliDecompressSync(body) : gunzipSync(body)).toString();
}

function describe({ method, path, headers, body }: AnyRequest): string {
  const { authorization: _, cookie: __, ...told } = headers;
  return `${method} ${path.slice(0, 200)} ${JSON.stringify(told)} ${body?.toString("utf8").slice(0, 300) ?? ""}`;
}
