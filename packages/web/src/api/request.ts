import type { Endpoint } from "@aulo/contract";
import { connection } from "./connection.ts";
import { ServerUnreachable, toProblem } from "./problem.ts";

/** One call as it goes over the wire. */
export type WireCall = {
  params?: Readonly<Record<string, unknown>>;
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
  /** The `Idempotency-Key`: every try of the same call bears the same one. */
  key?: string;
  token?: string;
  /** Lets the call outlive the page. */
  keepalive?: boolean;
  signal?: AbortSignal;
};

/** Waits between tries of a call that got no answer, in milliseconds: quick at first, then every five seconds, for about a minute. */
const RETRY_DELAYS_MS: readonly number[] = [250, 500, 1000, 2000, ...Array.from({ length: 11 }, () => 5000)];

const GATEWAY_DOWN = new Set([502, 503, 504]);

/**
 * Sends a call and gives the reply.
 *
 * A call that got no answer is sent again when that is safe: it only reads, it sets a whole, or it bears a key by
 * which the server knows it.
 *
 * @throws ApiProblem when the server refused it
 * @throws ServerGone when no answer came
 */
export async function request(endpoint: Endpoint, call: WireCall): Promise<Response> {
  const delaysMs = isSafeToRepeat(endpoint, call) ? RETRY_DELAYS_MS : [];
  for (const delayMs of delaysMs) {
    const response = await attempt(endpoint, call);
    if (response !== null) return accept(response);
    await pause(delayMs, call.signal);
  }
  const response = await attempt(endpoint, call);
  if (response === null) throw new ServerUnreachable();
  return accept(response);
}

/** The address of a call: `:name` filled from its params, the query behind. */
export function toUrl(path: string, { params = {}, query = {} }: WireCall): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? filled : `${filled}?${search}`;
}

function isSafeToRepeat(endpoint: Endpoint, call: WireCall): boolean {
  return endpoint.method === "GET" || endpoint.method === "PUT" || call.key !== undefined;
}

async function attempt(endpoint: Endpoint, call: WireCall): Promise<Response | null> {
  const response = await fetch(toUrl(endpoint.path, call), toInit(endpoint, call)).catch((error: unknown) => {
    if (call.signal?.aborted) throw error;
    return null;
  });
  const answered = response !== null && !GATEWAY_DOWN.has(response.status);
  connection.report(answered);
  return answered ? response : null;
}

function toInit({ method }: Endpoint, call: WireCall): RequestInit {
  const headers = new Headers({ Accept: "application/json" });
  if (call.body !== undefined) headers.set("Content-Type", "application/json");
  if (call.key !== undefined) headers.set("Idempotency-Key", call.key);
  if (call.token !== undefined) headers.set("Authorization", `Bearer ${call.token}`);
  return {
    method,
    headers,
    body: call.body === undefined ? null : JSON.stringify(call.body),
    keepalive: call.keepalive ?? false,
    signal: call.signal ?? null,
  };
}

async function accept(response: Response): Promise<Response> {
  if (response.ok) return response;
  throw await toProblem(response);
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
