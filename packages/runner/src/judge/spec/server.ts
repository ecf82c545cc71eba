import type { Body, FormPart } from "../../wire/operation.ts";
import { ask } from "../session.ts";
import { PrintedSoFar, Requested, Started, Stopped } from "../shapes.ts";

/** Default time that a request has for its response, ms. */
const REQUEST_WITHIN_MS = 2_000;
/** Default time that a server has to end after a signal before it is killed, ms. */
const STOP_WITHIN_MS = 3_000;

/** A file of a form. Its content is text or bytes. */
export type FormFile = { filename: string; type?: string; content: string | Uint8Array };

export type RequestOptions = {
  headers?: Record<string, string>;
  /** Sent as JSON, with its content type. */
  json?: unknown;
  /** Sent as it is. */
  body?: string;
  /** Sent as `multipart/form-data`: fields and files by name. A list sends several parts of one name. */
  form?: Record<string, string | FormFile | readonly (string | FormFile)[]>;
  withinMs?: number;
};

export type Answer = {
  status: number;
  /** By name in lower case; `set-cookie` is a list. */
  headers: Record<string, string | string[]>;
  text: string;
  /** The body parsed as JSON, or undefined when it is not JSON. */
  json: unknown;
  bytes: Uint8Array;
};

/** server: sends one request on its own connection. @throws Error when no complete response arrives in time */
export async function request(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
  const { status, headers, body } = await send(method, path, options, null);
  const text = Buffer.from(body).toString("utf8");
  return { status, headers, text, json: parseJson(text), bytes: body };
}

export type Streamed = {
  status: number;
  headers: Record<string, string | string[]>;
  /** Pieces of the response as they arrived, with the time since the request. */
  chunks: { text: string; afterMs: number }[];
  /** All chunks joined. */
  text: string;
  /** Whether the response ended before the client hung up. */
  complete: boolean;
};

/** server: sends one request and reads the response as it arrives for `forMs` (500 ms). Then the client hangs up. */
export async function stream(
  method: string,
  path: string,
  { forMs = 500, ...options }: RequestOptions & { forMs?: number } = {},
): Promise<Streamed> {
  const withinMs = options.withinMs ?? forMs + REQUEST_WITHIN_MS;
  const { status, headers, chunks, complete } = await send(method, path, { ...options, withinMs }, forMs);
  return { status, headers, chunks, text: chunks.map(({ text }) => text).join(""), complete };
}

export type Client = {
  request: (method: string, path: string, options?: RequestOptions) => Promise<Answer>;
  /** The cookies that it would send now, by name. */
  cookies: () => Record<string, string>;
};

/** server: a client with a cookie jar, like a browser on one site. Expired cookies are dropped. */
export function client({ headers = {} }: { headers?: Record<string, string> } = {}): Client {
  const jar = new Map<string, string>();
  return {
    cookies: () => Object.fromEntries(jar),
    request: async (method, path, options = {}) => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
      const sent = { ...headers, ...(cookie === "" ? {} : { cookie }), ...options.headers };
      const answer = await request(method, path, { ...options, headers: sent });
      keepCookies(jar, answer.headers["set-cookie"]);
      return answer;
    },
  };
}

type StartOptions = {
  env?: Record<string, string>;
  /** project: the script of the package.json that starts the server. */
  script?: string;
};

/**
 * server, project: starts it (again), with additional environment variables. @throws Error when it does not become
 * ready
 */
export async function start({ env = {}, script = "start" }: StartOptions = {}): Promise<void> {
  const started = Started.parse(await ask({ op: "start", script, env }));
  switch (started.state) {
    case "ready":
      return;
    case "not-ready":
      throw new Error("The server did not accept connections on process.env.PORT in time.");
    case "exited":
      throw new Error(`The server ended before it accepted connections (${exitWords(started)}).`);
  }
}

/** server: sends a signal and waits for the server to end. After `withinMs` it is killed, and `signal` is "SIGKILL". */
export async function stop(signal = "SIGTERM", { withinMs = STOP_WITHIN_MS } = {}): Promise<Stopped> {
  return Stopped.parse(await ask({ op: "stop", signal, withinMs }));
}

/** server: stops and starts it. */
export async function restart(options: StartOptions = {}): Promise<void> {
  await stop();
  await start(options);
}

/** server: everything that it has printed so far, over all starts. */
export async function printed(): Promise<PrintedSoFar> {
  return PrintedSoFar.parse(await ask({ op: "printed" }));
}

type ExitState = { exitCode?: number | null | undefined; signal?: string | null | undefined };

async function send(method: string, path: string, options: RequestOptions, forMs: number | null) {
  const { withinMs = REQUEST_WITHIN_MS } = options;
  const { headers, body } = toHttp(options);
  const made = Requested.parse(await ask({ op: "request", method, path, headers, body, withinMs, forMs }));
  switch (made.state) {
    case "answered":
      return made;
    case "no-answer":
      throw new Error(`${method} ${path}: ${made.why}.`);
    case "gone":
      throw new Error(`${method} ${path}: the server had ended before (${exitWords(made)}).`);
  }
}

function toHttp({ headers = {}, json, body, form }: RequestOptions): {
  headers: Record<string, string>;
  body: Body;
} {
  if (form) return { headers, body: Object.entries(form).flatMap(([name, held]) => toParts(name, held)) };
  if (json === undefined) return { headers, body: body ?? null };
  return { headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(json) };
}

function toParts(name: string, held: string | FormFile | readonly (string | FormFile)[]): FormPart[] {
  if (typeof held === "string") return [{ name, content: held, base64: false }];
  if (!("filename" in held)) return held.flatMap((one) => toParts(name, one));
  const { content, filename, type } = held;
  const isText = typeof content === "string";
  const encoded = isText ? content : Buffer.from(content).toString("base64");
  return [{ name, content: encoded, base64: !isText, filename, ...(type === undefined ? {} : { type }) }];
}

function exitWords({ exitCode, signal }: ExitState): string {
  return signal ? `by ${signal}` : `exit code ${exitCode ?? "unknown"}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function keepCookies(jar: Map<string, string>, given: string | string[] | undefined): void {
  for (const line of [given ?? []].flat()) {
    const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
    const at = pair.indexOf("=");
    const name = pair.slice(0, at);
    if (attributes.some(isExpired)) jar.delete(name);
    else jar.set(name, pair.slice(at + 1));
  }
}

function isExpired(attribute: string): boolean {
  const [name = "", value = ""] = attribute.split("=");
  if (name.toLowerCase() === "max-age") return Number(value) <= 0;
  return name.toLowerCase() === "expires" && Date.parse(value) <= Date.now();
}
