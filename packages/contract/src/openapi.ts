import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { endpoints } from "./endpoints.ts";
import { ProblemDetails } from "./problem.ts";
import { RunEvent } from "./runs/run.ts";

type Json = { [key: string]: unknown };

const COOKIE = "aulo_learner";

const IDEMPOTENCY_KEY: Json = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "Any text up to 200 characters, made anew for each new wish: the same key gives the same reply and counts once.",
  schema: { type: "string", maxLength: 200 },
};

const problem: Json = {
  description: "What was wrong, where, and what to do (RFC 9457).",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/ProblemDetails" } } },
};

/** The whole API as an OpenAPI 3.1 document, made from the endpoints. */
export function toOpenApi(version: string): Json {
  return {
    openapi: "3.1.0",
    info: {
      title: "Aulo",
      version,
      description:
        "One focused next step at a time, checked by running your code. Begin with `POST /api/learners`, send its token as a bearer token, then create a goal and ask for the step.",
      license: { name: "MIT", identifier: "MIT" },
    },
    paths: toPaths(),
    components: {
      schemas: { ProblemDetails: toSchema(ProblemDetails, "output"), RunEvent: toSchema(RunEvent, "output") },
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "The token of `POST /api/learners`." },
        cookie: {
          type: "apiKey",
          in: "cookie",
          name: COOKIE,
          description: "The same token, as browsers get it.",
        },
      },
    },
  };
}

function toPaths(): Json {
  const paths: Record<string, Json> = {};
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: toOperation(name, endpoint) };
  }
  return paths;
}

function toOperation(operationId: string, endpoint: Endpoint): Json {
  return {
    operationId,
    summary: endpoint.summary,
    security: endpoint.asks === "learner" ? [{ bearer: [] }, { cookie: [] }] : [],
    parameters: [
      ...toParameters(endpoint.params, "path"),
      ...toParameters(endpoint.query, "query"),
      ...(endpoint.idempotent ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(endpoint.body
      ? { requestBody: { required: true, content: toJsonContent(endpoint.body, "input") } }
      : {}),
    responses: { [endpoint.status]: toReply(endpoint), default: problem },
  };
}

function toParameters(shape: z.ZodType | undefined, where: "path" | "query"): Json[] {
  if (shape === undefined) return [];
  const schema = z.object({
    properties: z.record(z.string(), z.unknown()),
    required: z.array(z.string()).default([]),
  });
  const { properties, required } = schema.parse(toSchema(shape, "input"));
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    schema: property,
  }));
}

function toSchema(shape: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, target: "draft-2020-12" });
  return schema;
}

function toJsonContent(shape: z.ZodType, io: "input" | "output"): Json {
  return {
    "application/json": { schema: toSchema(shape, io) },
  };
}

function toReply(endpoint: Endpoint): Json {
  if (endpoint.stream) {
    const schema = { $ref: "#/components/schemas/RunEvent" };
    const description =
      "Server-sent events from the start of the run to its end; `data` of each is a RunEvent.";
    return { description, content: { "text/event-stream": { schema } } };
  }
  if (endpoint.reply === undefined) return { description: "Done; no content." };
  return { description: endpoint.summary, content: toJsonContent(endpoint.reply, "output") };
}
