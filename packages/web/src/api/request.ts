import type { Endpoint } from "@aulo/contract";
import { connection } from "./connection.ts";
import { currentLearnerId } from "./current-learner.ts";
import { type ApiProblem, isBusy, ServerUnreachable, toError } from "./problem.ts";

/** The parts of an HTTP call. */
export type HttpCall = {
  params?: Readonly<Record<string, unknown>>;
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
  /** The `Idempotency-Key`, equal for every try of one call. */
  key?: string;
  /** Bearer token, of a learner who may be another than this page's. */
  token?: string;
  /** Names no learner: the page's own one has just been given to an account. */
  namesNobody?: boolean;
  /** Sends no cookie and takes none, so that the browser stays with its learner. */
  withoutCookie?: boolean;
  /** Lets the call finish after the page is closed. */
  keepalive?: boolean;
  /** Without retries, for a caller that sends again by itself. */
  once?: boolean;
  /** Retries until there is a response. The call must be safe to repeat. */
  isPatient?: boolean;
  signal?: AbortSignal;
};

/** Waits before each retry, in milliseconds; then the last one again and again. */
const RETRY_DELAYS_MS = [250, 500, 1000, 2000, 5000] as const;

/** Retries of a call that reads or replaces: for about a minute. */
const MOST_RETRIES = 15;

/** Retries of a call for which the server is too busy. */
const MOST_RETRIES_WHEN_BUSY = 4;

/** Browsers refuse to finish a larger body after the page is closed; this leaves room for other calls. */
const KEEPALIVE_BYTES = 60_000;

/**
 * Sends a call and returns the response.
 *
 * A call without a response is retried when that is safe: one with an idempotency key, or a patient one, until there is a response,
 * a GET or PUT for about a minute. A call for which the server is too busy is retried a few times when that is safe.
 *
 * @throws ApiProblem when the server refused the call
 * @throws ServerUnreachable when no response came
 */
export async function request(endpoint: Endpoint, call: HttpCall): Promise<Response> {
  const retries = retriesOf(endpoint, call);
  let busy = 0;
  for (let tries = 0; ; tries += 1) {
    const outcome = await tryOnce(endpoint, call);
    if (outcome instanceof Response) return outcome;
    if (isBusy(outcome)) busy += 1;
    else if (!(outcome instanceof ServerUnreachable)) throw outcome;
    if (tries >= retries || busy > MOST_RETRIES_WHEN_BUSY) throw outcome;
    await pause(RETRY_DELAYS_MS[tries] ?? RETRY_DELAYS_MS[4], call.signal);
  }
}

/** The URL of a call: each `:name` replaced by its param, then the query. */
export function toUrl(path: string, { params = {}, query = {} }: HttpCall): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? filled : `${filled}?${search}`;
}

function retriesOf({ method }: Endpoint, { key, once = false, isPatient = false }: HttpCall): number {
  if (once) return 0;
  if (key !== undefined || isPatient) return Number.POSITIVE_INFINITY;
  return method === "GET" || method === "PUT" ? MOST_RETRIES : 0;
}

async function tryOnce(
  endpoint: Endpoint,
  call: HttpCall,
): Promise<Response | ApiProblem | ServerUnreachable> {
  const response = await fetch(toUrl(endpoint.path, call), toInit(endpoint, call)).catch((error: unknown) => {
    if (call.signal?.aborted) throw error;
    return null;
  });
  const outcome =
    response === null ? new ServerUnreachable() : response.ok ? response : await toError(response);
  connection.report(!(outcome instanceof ServerUnreachable));
  return outcome;
}

function toInit({ method }: Endpoint, call: HttpCall): RequestInit {
  const headers = new Headers({ Accept: "application/json" });
  if (call.body !== undefined) headers.set("Content-Type", "application/json");
  if (call.key !== undefined) headers.set("Idempotency-Key", call.key);
  if (call.token !== undefined) headers.set("Authorization", `Bearer ${call.token}`);
  // The cookie may be another learner's by now: the server then refuses the call.
  else if (currentLearnerId() !== "" && call.namesNobody !== true)
    headers.set("X-Aulo-Learner", currentLearnerId());
  const body = call.body === undefined ? null : JSON.stringify(call.body);
  const isSmall = new Blob([body ?? ""]).size <= KEEPALIVE_BYTES;
  return {
    method,
    headers,
    body,
    credentials: call.withoutCookie === true ? "omit" : "same-origin",
    keepalive: call.keepalive === true && isSmall,
    signal: call.signal ?? null,
  };
}

/** Waits; while the server is away, not longer than until it responds to another call. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const end = () => {
      clearTimeout(timer);
      over.abort();
      resolve();
    };
    const timer = setTimeout(end, ms);
    if (!connection.isReachable()) void connection.untilReachable(over.signal).then(end);
    signal?.addEventListener("abort", () => {
      reject(signal.reason);
      end();
    });
  });
}
