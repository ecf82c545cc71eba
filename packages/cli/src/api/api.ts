import { type Endpoint, type EndpointName, endpoints, ProblemDetails, type RunEvent } from "@aulo/contract";
import { EventSourceParserStream } from "eventsource-parser/stream";
import type { z } from "zod";
import { Refused, Unreachable } from "./problem.ts";

type Part<Name extends EndpointName, Key extends string> = (typeof endpoints)[Name] extends {
  [key in Key]: infer Shape extends z.ZodType;
}
  ? Shape
  : z.ZodUndefined;
export type Reply<Name extends EndpointName> = z.output<Part<Name, "reply">>;

/** The parts of a call, before its types are known. */
type HttpParts = {
  params?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string | undefined>>;
  body?: unknown;
  /** The `Idempotency-Key`, equal for every try of one call. */
  key?: string;
  signal?: AbortSignal;
};

type Sent<Name extends EndpointName> = Omit<HttpParts, "body"> & { body?: z.input<Part<Name, "body">> };

/** Aulo's API for one learner; without a token for nobody. */
export type Api = {
  base: string;
  token: string | null;
  /**
   * Calls an endpoint once. Aulo has checked the reply against the contract.
   *
   * @throws Refused, Unreachable
   */
  call: <Name extends EndpointName>(name: Name, sent?: Sent<Name>) => Promise<Reply<Name>>;
  /**
   * The file that an endpoint replies with.
   *
   * @throws Refused, Unreachable
   */
  download: (name: EndpointName, sent: HttpParts) => Promise<Uint8Array>;
  /**
   * The events of a run from the first to `ended`.
   *
   * @throws Refused, Unreachable also when the stream ends before the run
   */
  follow: (runId: string, signal?: AbortSignal) => AsyncGenerator<RunEvent>;
};

/** A busy machine may need seconds for a response; where nothing listens, the refusal comes at once. */
const PROBE_TIMEOUT_MS = 15_000;

/** Statuses with which a proxy says that Aulo is away. */
const GATEWAY_DOWN: readonly number[] = [502, 503, 504];

export function createApi({ base, token }: { base: string; token: string | null }): Api {
  const headers = {
    accept: "application/json",
    "user-agent": "aulo-cli",
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const send = async (name: EndpointName, sent: HttpParts): Promise<Response> => {
    const { method, path }: Endpoint = endpoints[name];
    const response = await fetch(toUrl(base, path, sent), {
      method,
      headers: {
        ...headers,
        ...(sent.body === undefined ? {} : { "content-type": "application/json" }),
        ...(sent.key === undefined ? {} : { "idempotency-key": sent.key }),
      },
      body: sent.body === undefined ? null : JSON.stringify(sent.body),
      signal: sent.signal ?? null,
    }).catch((error: unknown) => {
      throw sent.signal?.aborted === true ? error : new Unreachable(`Aulo does not respond at ${base}.`);
    });
    if (!response.ok) throw await toError(response, base);
    return response;
  };
  function call<Name extends EndpointName>(name: Name, sent?: Sent<Name>): Promise<Reply<Name>>;
  async function call(name: EndpointName, sent: HttpParts = {}): Promise<unknown> {
    const response = await send(name, sent);
    return response.status === 204 ? undefined : response.json();
  }
  return {
    base,
    token,
    call,
    download: async (name, sent) => (await send(name, sent)).bytes(),
    async *follow(runId, signal) {
      const response = await send("followRun", {
        params: { runId },
        ...(signal === undefined ? {} : { signal }),
      });
      if (response.body === null) return;
      const events = response.body
        .pipeThrough(new TextDecoderStream())
        .pipeThrough(new EventSourceParserStream());
      try {
        for await (const { data } of events) {
          const event: RunEvent = JSON.parse(data);
          yield event;
          if (event.kind === "ended") return;
        }
      } catch (error) {
        throw signal?.aborted === true ? error : new Unreachable("Aulo went away during the run.");
      }
      throw new Unreachable("Aulo went away during the run.");
    },
  };
}

/** Whether an Aulo responds at the address. */
export async function isAuloAt(base: string): Promise<boolean> {
  try {
    const response = await fetch(`${base}/healthz`, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    const body: unknown = await response.json();
    return (
      response.ok && typeof body === "object" && body !== null && "status" in body && body.status === "ok"
    );
  } catch {
    return false;
  }
}

function toUrl(base: string, path: string, { params = {}, query = {} }: HttpParts): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, value);
  return `${base}${filled}${search.size === 0 ? "" : `?${search}`}`;
}

/** The error of a response outside 2xx. A proxy's own response has no problem details of Aulo's. */
async function toError(response: Response, base: string): Promise<Refused | Unreachable> {
  const { data } = ProblemDetails.safeParse(await response.json().catch(() => null));
  if (data !== undefined && response.status !== 503) return new Refused(data);
  if (GATEWAY_DOWN.includes(response.status))
    return new Unreachable(data?.detail ?? `Aulo does not respond at ${base}.`);
  return new Refused({
    type: "about:blank",
    title: response.statusText,
    status: response.status,
    detail: `${base} answered with status ${response.status} and no reason. Is that Aulo?`,
    requestId: "",
  });
}
