import { randomUUID } from "node:crypto";
import { type EndpointName, endpoints, ProblemDetails, RunEvent } from "@aulo/contract";
import type { z } from "zod";

type Definitions = typeof endpoints;
type Part<Name extends EndpointName, Key extends string> = Definitions[Name] extends {
  [key in Key]: infer Shape extends z.ZodType;
}
  ? Shape
  : z.ZodUndefined;
type Reply<Name extends EndpointName> = z.output<Part<Name, "reply">>;
type Sent<Name extends EndpointName> = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: z.input<Part<Name, "body">>;
};

/** API client of an outsider: it uses documented endpoints only and parses every response. */
export type Client = {
  call<Name extends EndpointName>(name: Name, sent?: Sent<Name>): Promise<Reply<Name>>;
  /** Follows a run to its end and returns its last event. */
  follow(runId: string): Promise<Extract<RunEvent, { kind: "ended" }>>;
};

/**
 * Client of the server at `base`, as the learner of `token`. Without a token only public endpoints respond.
 */
export function createClient(base: string, token = ""): Client {
  const authorization = token === "" ? {} : { authorization: `Bearer ${token}` };
  return {
    async call(name, sent = {}) {
      const definition = endpoints[name];
      const response = await fetch(toUrl(base, definition.path, sent), {
        method: definition.method,
        headers: { ...authorization, "content-type": "application/json", "idempotency-key": randomUUID() },
        ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
      });
      await ensureOk(response, `${definition.method} ${definition.path}`);
      return parseReply(name, response.status === 204 ? undefined : await response.json());
    },
    async follow(runId) {
      const response = await fetch(toUrl(base, endpoints.followRun.path, { params: { runId } }), {
        headers: authorization,
      });
      await ensureOk(response, `Following run ${runId}`);
      for await (const event of eventsOf(response)) if (event.kind === "ended") return event;
      throw new Error(`Run ${runId} was cut off before its end.`);
    },
  };
}

function toUrl(
  base: string,
  path: string,
  sent: { params?: Record<string, string>; query?: Record<string, string> },
): URL {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(sent.params?.[name] ?? ""));
  const url = new URL(filled, base);
  for (const [key, value] of Object.entries(sent.query ?? {})) url.searchParams.set(key, value);
  return url;
}

async function ensureOk(response: Response, what: string): Promise<void> {
  if (response.ok) return;
  const problem = ProblemDetails.safeParse(await response.json().catch(() => null));
  throw new Error(
    `${what}: ${response.status} ${problem.success ? problem.data.detail : response.statusText}`,
  );
}

function parseReply<Name extends EndpointName>(name: Name, reply: unknown): Reply<Name>;

function parseReply(name: EndpointName, reply: unknown): unknown {
  const definition = endpoints[name];
  return "reply" in definition ? definition.reply.parse(reply) : undefined;
}

async function* eventsOf(response: Response): AsyncGenerator<RunEvent> {
  const decoder = new TextDecoder();
  let pending = "";
  for await (const chunk of response.body ?? []) {
    pending += decoder.decode(chunk, { stream: true });
    const blocks = pending.split("\n\n");
    pending = blocks.pop() ?? "";
    for (const block of blocks) {
      const data = block.match(/^data: (.*)$/m)?.[1];
      if (data) yield RunEvent.parse(JSON.parse(data));
    }
  }
}
