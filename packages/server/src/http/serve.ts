import { createHash } from "node:crypto";
import { type Endpoint, type EndpointName, endpoints, LIMITS } from "@aulo/contract";
import type { Request, RequestHandler, Response, Router } from "express";
import type { z } from "zod";
import type { AccountRow } from "../accounts/session.ts";
import type { Deps } from "../deps.ts";
import type { IdempotencyKey } from "../learners/change-learner.ts";
import type { LearnerRow } from "../learners/queries.ts";
import { type FieldFault, Refusal, shorten } from "../refusal.ts";
import { authenticate, authenticateAccount } from "./authenticate.ts";
import { BODY_LIMITS, bodyReader, IMPORT_LIMITS, type ReadBody } from "./read-body.ts";
import { ensureRight } from "./rights.ts";
import { findUnstorable } from "./storable-text.ts";

type Endpoints = typeof endpoints;
type Part<Name extends EndpointName, Key extends string> = Endpoints[Name] extends {
  [key in Key]: infer Shape extends z.ZodType;
}
  ? Shape
  : z.ZodVoid;

/** A request to one endpoint, parsed by the contract. */
export type ParsedRequest<Name extends EndpointName> = {
  params: z.output<Part<Name, "params">>;
  query: z.output<Part<Name, "query">>;
  body: z.output<Part<Name, "body">>;
  /** Null unless the endpoint asks for a learner. */
  learner: Endpoints[Name]["asks"] extends "learner" ? LearnerRow : null;
  /** Null unless the endpoint asks for an account. */
  account: Endpoints[Name]["asks"] extends "account" ? AccountRow : null;
  /** Null unless the endpoint takes an idempotency key and the client sent one. */
  idempotencyKey: IdempotencyKey | null;
  request: Request;
  response: Response;
};

type Handle<Name extends EndpointName> = (
  asked: ParsedRequest<Name>,
) => Promise<z.input<Part<Name, "reply">>> | z.input<Part<Name, "reply">>;

const KEY = /^[\x21-\x7e]{1,200}$/;

const METHODS = { GET: "get", POST: "post", PUT: "put", PATCH: "patch", DELETE: "delete" } as const;

/**
 * Mounts an endpoint of the contract: the request is parsed before any work, and the reply before it is sent.
 *
 * Errors of the handler go to `handleErrors`.
 */
export function serve<Name extends EndpointName>(
  router: Router,
  deps: Deps,
  name: Name,
  handle: Handle<Name>,
): void {
  mount(router, name, async (request, response) => {
    const asked = await parseRequest(deps, name, { request, response });
    sendReply(endpoints[name], response, await handle(asked));
  });
}

/** Like `serve`, for an endpoint that streams its response itself. */
export function serveStream<Name extends EndpointName>(
  router: Router,
  deps: Deps,
  name: Name,
  handle: (asked: ParsedRequest<Name>) => Promise<void>,
): void {
  mount(router, name, async (request, response) => {
    await handle(await parseRequest(deps, name, { request, response }));
  });
}

/** A file to download. `name`: of the file, of letters, digits, `-` and `.` only. */
export type Download = { name: string; bytes: Uint8Array };

/** Like `serve`, for an endpoint whose reply is a file. */
export function serveFile<Name extends EndpointName>(
  router: Router,
  deps: Deps,
  name: Name,
  handle: (asked: ParsedRequest<Name>) => Promise<Download>,
): void {
  mount(router, name, async (request, response) => {
    const definition: Endpoint = endpoints[name];
    const { name: fileName, bytes } = await handle(await parseRequest(deps, name, { request, response }));
    response
      .status(definition.status)
      .set("Cache-Control", cachingOf(definition))
      .type(definition.media ?? "application/octet-stream")
      .attachment(fileName)
      .end(bytes);
  });
}

function mount(router: Router, name: EndpointName, handler: RequestHandler): void {
  const { method, path }: Endpoint = endpoints[name];
  router[METHODS[method]](path, handler);
}

const readImport = bodyReader(IMPORT_LIMITS);
const readSmallBody = bodyReader(BODY_LIMITS);

function readerOf(name: EndpointName): ReadBody {
  return name === "importLearner" ? readImport : readSmallBody;
}

function parseRequest<Name extends EndpointName>(
  deps: Deps,
  name: Name,
  http: { request: Request; response: Response },
): Promise<ParsedRequest<Name>>;

async function parseRequest(
  deps: Deps,
  name: EndpointName,
  { request, response }: { request: Request; response: Response },
): Promise<object> {
  const definition: Endpoint = endpoints[name];
  const learner = definition.asks === "learner" ? await authenticate(deps, request) : null;
  const account = definition.asks === "account" ? await authenticateAccount(deps, request) : null;
  if (learner !== null) ensureRight(name, learner);
  // After the token: nobody without one makes the server read and parse a body.
  if (definition.body !== undefined) await readerOf(name)(request, response);
  return {
    params: parse(definition.params, "path", request.params),
    query: parse(definition.query, "query", request.query),
    body: parse(definition.body, "body", ensureBody(definition.body, request)),
    learner,
    account,
    idempotencyKey: definition.idempotent ? idempotencyKeyOf(request) : null,
    request,
    response,
  };
}

/** @throws Refusal `does-not-fit` naming every field at fault */
function parse(shape: z.ZodType | undefined, where: string, value: unknown): unknown {
  if (shape === undefined) return undefined;
  const unstorable = findUnstorable(value);
  if (unstorable !== null) throw refusalOf(where, [unstorable]);
  const { data, error } = shape.safeParse(value);
  if (error === undefined) return data;
  throw refusalOf(where, error.issues);
}

type Issue = { path: readonly PropertyKey[]; message: string };

/** Names at most `LIMITS.faults` faults, each in a few words, because paths and messages repeat parts of the request. */
function refusalOf(where: string, issues: readonly Issue[]): Refusal {
  const faults = issues.slice(0, LIMITS.faults).map(
    ({ path, message }): FieldFault => ({
      path: shorten([where, ...path.map(String)].join(".")),
      message: shorten(message),
    }),
  );
  const more = issues.length - faults.length;
  const sentences = faults.map((fault) => `${fault.path}: ${fault.message}`);
  return new Refusal("does-not-fit", [...sentences, ...(more > 0 ? [`and ${more} more`] : [])].join("; "), {
    fields: faults,
  });
}

function ensureBody(shape: z.ZodType | undefined, { body }: Request): unknown {
  if (shape !== undefined && body === undefined)
    throw new Refusal("not-json", "Send a JSON body, with the header Content-Type: application/json.");
  return body;
}

/** The request's idempotency key, with a hash of the request. @throws Refusal for a malformed key */
function idempotencyKeyOf(request: Request): IdempotencyKey | null {
  const key = request.get("idempotency-key");
  if (key === undefined) return null;
  if (!KEY.test(key)) {
    const message = "must be 1 to 200 visible ASCII characters; for example a UUID";
    throw new Refusal("does-not-fit", `Idempotency-Key: ${message}`, {
      fields: [{ path: "header.idempotency-key", message }],
    });
  }
  const asked = JSON.stringify([request.method, request.path, request.body ?? null]);
  return { key, requestHash: createHash("sha256").update(asked).digest("hex") };
}

function sendReply(definition: Endpoint, response: Response, reply: unknown): void {
  response.status(definition.status).set("Cache-Control", cachingOf(definition));
  if (definition.reply === undefined) response.end();
  else response.json(definition.reply.parse(reply));
}

/** The track may be cached and is revalidated by ETag; a learner's data may not be stored. */
function cachingOf({ asks, method }: Endpoint): string {
  return asks === "none" && method === "GET" ? "no-cache" : "no-store";
}
