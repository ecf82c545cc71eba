/**
 * The API in OpenAPI 3.1, made from the contract.
 *
 * 1. Every schema exported by the contract becomes a component under its own name, by which other schemas refer to it.
 * 2. Bodies are described as clients send them (fields with a default are optional), replies as the server sends them.
 * 3. All endpoints share one problem response.
 */
import * as contract from "@aulo/contract";
import { type Endpoint, endpoints } from "@aulo/contract";
import { z } from "zod";
import { PROBLEM_KINDS } from "./errors.ts";

type Json = { [key: string]: unknown };

/** Parameters, body and reply of one endpoint as JSON Schema. */
type Operation = { parameters: Json[]; body: Json | undefined; reply: Json | undefined };

export type OpenApi = {
  /** Schemas of the contract by name. */
  schemas: Json;
  /** Operations by the endpoint's name. */
  operations: Record<string, Operation>;
  /** The OpenAPI document. */
  document: Json;
};

type Registry = ReturnType<typeof nameShapes>;

const IDEMPOTENCY_KEY: Json = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "Made anew by the client for each request. A repeated request with the same key gets the same reply and counts once.",
  schema: { type: "string", minLength: 1, maxLength: 200 },
};

const LAST_EVENT_ID: Json = {
  name: "Last-Event-ID",
  in: "header",
  required: false,
  description: "Id of the last event that the client has received; the stream continues after it.",
  schema: { type: "integer", minimum: 0 },
};

const STREAM: Json = {
  description:
    "Server-sent events from the start of the run: `id` is the event's number, `event` its `kind`, and `data` a RunEvent as JSON. The stream ends after the event `ended`. The status is 204 when no event follows `Last-Event-ID`.",
  content: { "text/event-stream": { schema: { type: "string" } } },
};

const INFO: Json = {
  title: "Aulo",
  version: "1",
  description:
    "A goal, one next step, a lesson, a check, and the path that follows from it. /api/docs has a worked example.",
};

const SECURITY: Json = {
  bearer: { type: "http", scheme: "bearer", description: "The token from POST /api/learners." },
  cookie: { type: "apiKey", in: "cookie", name: "aulo_learner" },
  session: { type: "apiKey", in: "cookie", name: "aulo.session_token" },
};

export function describeApi(): OpenApi {
  const registry = nameShapes();
  const schemas = toSchemas(registry);
  const operations = Object.fromEntries(
    allEndpoints().map(([name, definition]) => [name, toOperation(registry, definition)]),
  );
  const problem = {
    description: `The error as problem details (RFC 9457). The kinds, each as \`/problems/KIND\` in \`type\`: ${kindsText()}.`,
    content: { "application/problem+json": { schema: { $ref: refTo("ProblemDetails") } } },
  };
  const components = { schemas, responses: { Problem: problem }, securitySchemes: SECURITY };
  return {
    schemas,
    operations,
    document: { openapi: "3.1.0", info: INFO, paths: toPaths(operations), components },
  };
}

/** Registers every exported schema under its name, and every unnamed reply under the name of its endpoint. */
function nameShapes() {
  const registry = z.registry<{ id: string }>();
  for (const [id, value] of Object.entries(contract))
    if (value instanceof z.ZodType) registry.add(value, { id });
  for (const [name, { reply }] of allEndpoints())
    if (reply !== undefined && !registry.has(reply)) registry.add(reply, { id: `${capitalised(name)}Reply` });
  return registry;
}

function allEndpoints(): [string, Endpoint][] {
  return Object.entries(endpoints);
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function toSchemas(registry: Registry): Json {
  const { schemas } = z.toJSONSchema(registry, { uri: refTo, io: "output", unrepresentable: "any" });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, isJson(schema) ? withoutHead(schema) : schema]),
  );
}

function refTo(name: string): string {
  return `#/components/schemas/${name}`;
}

function isJson(value: unknown): value is Json {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Removes `$schema` and `$id`, which belong only in standalone schema files. */
function withoutHead({ $schema: _, $id: __, ...schema }: Json): Json {
  return schema;
}

function toOperation(registry: Registry, definition: Endpoint): Operation {
  const { params, query, body, reply, idempotent, stream } = definition;
  const name = reply === undefined ? undefined : registry.get(reply)?.id;
  return {
    parameters: [
      ...parametersOf("path", params),
      ...parametersOf("query", query),
      ...(idempotent ? [IDEMPOTENCY_KEY] : []),
      ...(stream ? [LAST_EVENT_ID] : []),
    ],
    body: body === undefined ? undefined : asSent(body),
    reply: name === undefined ? undefined : { $ref: refTo(name) },
  };
}

function parametersOf(where: "path" | "query", shape: z.ZodType | undefined): Json[] {
  if (shape === undefined) return [];
  const { properties, required } = asSent(shape);
  const needed = Array.isArray(required) ? required : [];
  return Object.entries(isJson(properties) ? properties : {}).map(([name, schema]) => ({
    name,
    in: where,
    required: where === "path" || needed.includes(name),
    schema,
  }));
}

function asSent(schema: z.ZodType): Json {
  return withoutHead({ ...z.toJSONSchema(schema, { io: "input" }) });
}

function kindsText(): string {
  return Object.entries(PROBLEM_KINDS)
    .map(([kind, { status }]) => `${kind} (${status})`)
    .join(", ");
}

function toPaths(operations: OpenApi["operations"]): Json {
  const paths: Record<string, Json> = {};
  for (const [name, definition] of allEndpoints()) {
    const operation = operations[name];
    if (operation === undefined) continue;
    const path = definition.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = {
      ...paths[path],
      [definition.method.toLowerCase()]: describe(name, definition, operation),
    };
  }
  return paths;
}

/** Ways to authenticate, for each value of `asks`. In hosted mode, a session is also a learner's. */
const WAYS: Record<Endpoint["asks"], Json[]> = {
  none: [],
  learner: [{ bearer: [] }, { cookie: [] }, { session: [] }],
  account: [{ session: [] }],
};

function describe(name: string, definition: Endpoint, operation: Operation): Json {
  const { status, asks, summary, stream } = definition;
  const { parameters, body } = operation;
  const requestBody = { required: true, content: { "application/json": { schema: body } } };
  return {
    operationId: name,
    summary,
    security: WAYS[asks],
    parameters,
    ...(body === undefined ? {} : { requestBody }),
    responses: {
      [stream ? 200 : status]: replyOf(definition, operation),
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

function replyOf({ stream, media, summary }: Endpoint, { reply }: Operation): Json {
  if (stream) return STREAM;
  if (media !== undefined)
    return { description: summary, content: { [media]: { schema: { type: "string", format: "binary" } } } };
  if (reply === undefined) return { description: summary };
  return { description: summary, content: { "application/json": { schema: reply } } };
}
