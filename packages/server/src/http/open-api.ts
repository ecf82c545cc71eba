/**
 * The API in OpenAPI 3.1, made from the contract.
 *
 * 1. Every schema that the contract exports becomes a component under its own name; schemas refer to each other by it.
 * 2. Bodies are described as a client sends them (defaults may be left out), replies as the server sends them.
 * 3. Every endpoint lists the one problem response that all share.
 */
import * as contract from "@aulo/contract";
import { type Endpoint, endpoints } from "@aulo/contract";
import { z } from "zod";
import { PROBLEM_KINDS } from "./errors.ts";

type Json = { [key: string]: unknown };

/** Parameters, body and reply of one endpoint as JSON Schema. */
type Operation = { parameters: Json[]; body: Json | undefined; reply: Json | undefined };

export type OpenApi = {
  /** Every shape of the contract by its name. */
  schemas: Json;
  /** By the endpoint's name. */
  operations: Record<string, Operation>;
  /** The OpenAPI document itself. */
  document: Json;
};

type Registry = ReturnType<typeof nameShapes>;

const IDEMPOTENCY_KEY: Json = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "Made by the client for each request. The same key gives the same reply again, and counts once.",
  schema: { type: "string", minLength: 1, maxLength: 200 },
};

const LAST_EVENT_ID: Json = {
  name: "Last-Event-ID",
  in: "header",
  required: false,
  description: "The id of the last event that the client has; the stream goes on behind it.",
  schema: { type: "integer", minimum: 0 },
};

const STREAM: Json = {
  description:
    "The events from the start, each with its number as `id`, its `kind` as `event` and a RunEvent as JSON in `data`. It ends after the event `ended`. 204 when there is nothing behind `Last-Event-ID`.",
  content: { "text/event-stream": { schema: { type: "string" } } },
};

const INFO: Json = {
  title: "Aulo",
  version: "1",
  description:
    "A goal, one next step, a lesson, a check, and the path that follows from it. /api/docs has a worked example.",
};

const SECURITY: Json = {
  bearer: { type: "http", scheme: "bearer", description: "The token that POST /api/learners gave." },
  cookie: { type: "apiKey", in: "cookie", name: "aulo_learner" },
};

export function describeApi(): OpenApi {
  const registry = nameShapes();
  const schemas = toSchemas(registry);
  const operations = Object.fromEntries(
    allEndpoints().map(([name, definition]) => [name, toOperation(registry, definition)]),
  );
  const problem = {
    description: `What went wrong, as problem details (RFC 9457). The kinds, each as \`/problems/KIND\` in \`type\`: ${kindsText()}.`,
    content: { "application/problem+json": { schema: { $ref: refTo("ProblemDetails") } } },
  };
  const components = { schemas, responses: { Problem: problem }, securitySchemes: SECURITY };
  return {
    schemas,
    operations,
    document: { openapi: "3.1.0", info: INFO, paths: toPaths(operations), components },
  };
}

/** Names each schema by its export in the contract; a reply without an export gets the name of its endpoint. */
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

/** Removes `$schema` and `$id`, which belong in a file of its own and not inside a document. */
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

function describe(name: string, definition: Endpoint, operation: Operation): Json {
  const { status, asks, summary, stream } = definition;
  const { parameters, body } = operation;
  const requestBody = { required: true, content: { "application/json": { schema: body } } };
  return {
    operationId: name,
    summary,
    security: asks === "learner" ? [{ bearer: [] }, { cookie: [] }] : [],
    parameters,
    ...(body === undefined ? {} : { requestBody }),
    responses: {
      [stream ? 200 : status]: replyOf(definition, operation),
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

function replyOf({ stream, summary }: Endpoint, { reply }: Operation): Json {
  if (stream) return STREAM;
  if (reply === undefined) return { description: summary };
  return { description: summary, content: { "application/json": { schema: reply } } };
}
