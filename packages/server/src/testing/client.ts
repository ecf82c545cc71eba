import { type Endpoint, type EndpointName, endpoints, ProblemDetails, RunEvent } from "@aulo/contract";
import type { z } from "zod";

type Part<Name extends EndpointName, Key extends string> = (typeof endpoints)[Name] extends {
  [key in Key]: infer Shape extends z.ZodType;
}
  ? Shape
  : z.ZodUndefined;
type Reply<Name extends EndpointName> = z.output<Part<Name, "reply">>;

export type Sent<Name extends EndpointName> = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: z.input<Part<Name, "body">>;
  /** Idempotency key. */
  key?: string;
};

/** The server refused a request. */
export class Refused extends Error {
  readonly problem: ProblemDetails;
  /** `Retry-After`; null without one. */
  readonly retryAfterMs: number | null;

  constructor(problem: ProblemDetails, retryAfter: string | null) {
    super(`${problem.status} ${problem.type}: ${problem.detail}`);
    this.problem = problem;
    this.retryAfterMs = retryAfter === null ? null : Number(retryAfter) * 1_000;
  }
}

/** Calls of the API as one learner, every reply parsed; a problem is thrown as `Refused`. */
export function createClient(base: string, token: string) {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  return {
    token,
    call: async <Name extends EndpointName>(name: Name, sent: Sent<Name> = {}): Promise<Reply<Name>> => {
      const { method, path, status }: Endpoint = endpoints[name];
      const response = await fetch(toUrl(base, path, sent.params ?? {}, sent.query ?? {}), {
        method,
        headers: { ...headers, ...(sent.key === undefined ? {} : { "idempotency-key": sent.key }) },
        ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
      });
      if (response.status !== status)
        throw new Refused(ProblemDetails.parse(await response.json()), response.headers.get("retry-after"));
      return parseReply(name, status === 204 ? undefined : await response.json());
    },
    /** The problem in the response to a request, which may break the contract. */
    refusal: async (method: string, path: string, body?: object): Promise<ProblemDetails> => {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const response = await fetch(`${base}${path}`, { method, headers, ...sent });
      if (response.ok) throw new Error(`${method} ${path} was not refused.`);
      return ProblemDetails.parse(await response.json());
    },
    /** Every event of a run, to its end. */
    follow: async (runId: string, lastEventId = 0): Promise<RunEvent[]> => {
      const response = await fetch(`${base}/api/runs/${runId}/events`, {
        headers: { ...headers, "last-event-id": String(lastEventId) },
      });
      if (!response.ok)
        throw new Refused(ProblemDetails.parse(await response.json()), response.headers.get("retry-after"));
      const lines = (await response.text()).split("\n").filter((line) => line.startsWith("data: "));
      return lines.map((line) => RunEvent.parse(JSON.parse(line.slice("data: ".length))));
    },
  };
}
export type Client = ReturnType<typeof createClient>;

function toUrl(base: string, path: string, params: Record<string, string>, query: Record<string, string>) {
  return `${base}${path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? "")}?${new URLSearchParams(query)}`;
}

function parseReply<Name extends EndpointName>(name: Name, reply: unknown): Reply<Name>;

function parseReply(name: EndpointName, reply: unknown): unknown {
  const { reply: shape }: Endpoint = endpoints[name];
  return shape?.parse(reply);
}
