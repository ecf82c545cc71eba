import type { Endpoint } from "@aulo/contract";
import { connection } from "./connection.ts";
import { ServerUnreachable, toProblem } from "./problem.ts";

/** The parts of an HTTP call. */
export type HttpCall = {
  params?: Readonly<Record<string, unknown>>;
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
  /** The `Idempotency-Key`, equal for every try of one call. */
  key?: string;
  token?: string;
  /** Lets the call finish after the page is closed. */
  keepalive?: boolean;
  signal?: AbortSignal;
};

/** Waits before each retry, in milliseconds: short at first, then five seconds, for about a minute in all. */
const RETRY_DELAYS_MS: readonly number[] = [250, 500, 1000, 2000, ...Array.from({ length: 11 }, () => 5000)];

const GATEWAY_DOWN = new Set([502, 503, 504]);

/**
 * Sends a call and returns the response.
 *
 * A call without a response is retried when that is safe: a GET, a PUT, or a call with an idempotency key.
 *
 * @throws ApiProblem when the server refused the call
 * @throws ServerUnreachable when no response came
 */
export async function request(endpoint: Endpoint, call: HttpCall): Promise<Response> {
  const delaysMs = isSafeToRepeat(endpoint, call) ? RETRY_DELAYS_MS : [];
  for (const delayMs of delaysMs) {
    const response = await tryOnce(endpoint, call);
    if (response !== null) return ensureOk(response);
    await pause(delayMs, call.signal);
  }
  const response = await tryOnce(endpoint, call);
  if (response === null) throw new ServerUnreachable();
  return ensureOk(response);
}

/** The URL of a call: each `:name` replaced by its param, then the query. */
export function toUrl(path: string, { params = {}, query = {} }: HttpCall): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? filled : `${filled}?${search}`;
}

function isSafeToRepeat(endpoint: Endpoint, call: HttpCall): boolean {
  return endpoint.method === "GET" || endpoint.method === "PUT" || call.key !== undefined;
}

async function tryOnce(endpoint: Endpoint, call: HttpCall): Promise<Response | null> {
  const response = await fetch(toUrl(endpoint.path, call), toInit(endpoint, call)).catch((error: unknown) => {
    if (call.signal?.aborted) throw error;
    return null;
  });
  const reached = response !== null && !GATEWAY_DOWN.has(response.status);
  connection.report(reached);
  return reached ? response : null;
}

function toInit({ method }: Endpoint, call: HttpCall): RequestInit {
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

async function ensureOk(response: Response): Promise<Response> {
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
