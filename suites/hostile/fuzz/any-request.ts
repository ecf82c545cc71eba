/** Requests to every endpoint of the contract: valid, nearly valid and hostile, by a seed. */
import { type Endpoint, endpoints } from "@aulo/contract";
import { z } from "zod";
import {
  type Bodies,
  type Dice,
  hostileText,
  type Pools,
  type Schema,
  spoil,
  validValue,
} from "./any-value.ts";

export type AnyRequest = {
  /** Null for a path that belongs to no endpoint. */
  endpoint: Endpoint | null;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer | null;
};

/** Tokens of two learners; pools and bodies belong to the first. */
export type Tokens = { own: string; foreign: string };

/** Knowledge of a learner's client. Without it, the server would refuse the requests before it does any work. */
export type Known = { tokens: Tokens; pools: Pools; bodies: Bodies };

type Target = { name: string; endpoint: Endpoint; params: Schema; query: Schema; body: Schema | null };

/** One in so many: after a delete the learner begins anew, and a run takes much longer than other requests. */
const RARE: Readonly<Record<string, number>> = { deleteLearner: 5, startRun: 2 };

const TARGETS: readonly Target[] = Object.entries<Endpoint>(endpoints).map(([name, endpoint]) => ({
  name,
  endpoint,
  params: toSchema(endpoint.params),
  query: toSchema(endpoint.query),
  body: endpoint.body === undefined ? null : toSchema(endpoint.body),
}));

const STRAY_PATHS: readonly string[] = [
  "/assets/..%2f..%2fpackage.json",
  "/assets/%2e%2e/%2e%2e/etc/passwd",
  "/..%5c..%5cwindows",
  "/assets/%00",
  "/assets/%ff",
  "/%c0%ae%c0%ae/",
  "/api/%ff",
  "/api//goals",
  "/api/goals/",
  "/api/learner/export/..",
  "/api/concepts/%2e%2e/evidence",
  "/api/nothing",
  "/api/docs",
  "/api/openapi.json",
  "/healthz",
  "/readyz",
  "/",
  "/map?%",
  `/${"a".repeat(2_000)}`,
  "/api/log?before=1&before=2",
  "/api/log?limit[]=1",
  "/api/log?__proto__[a]=1",
];

export function anyRequest(dice: Dice, { tokens, pools, bodies }: Known): AnyRequest {
  if (dice.oneIn(20)) return strayRequest(dice, tokens);
  const { name, endpoint, params, query, body } = pickTarget(dice);
  const isSpoiled = (times: number) => dice.oneIn(times);
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, field: string) => {
    const value = isSpoiled(8)
      ? hostileText(dice)
      : validValue(params.properties?.[field] ?? {}, field, dice, pools);
    return encodeURIComponent(String(value).toWellFormed());
  });
  const search = queryOf(query, dice, pools);
  const sent = body === null ? null : bodyOf(validBody(body, bodies[name] ?? [], dice, pools), dice);
  const method = isSpoiled(40)
    ? dice.pick(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
    : endpoint.method;
  return {
    endpoint: method === endpoint.method ? endpoint : null,
    method,
    path: `${path}${search}`,
    headers: { ...headersOf(dice, tokens, pools), ...(sent?.headers ?? {}) },
    body: sent?.body ?? (isSpoiled(30) ? Buffer.from("{}") : null),
  };
}

function pickTarget(dice: Dice): Target {
  const target = dice.pick(TARGETS);
  const times = RARE[target.name];
  return times === undefined || dice.oneIn(times) ? target : pickTarget(dice);
}

function strayRequest(dice: Dice, tokens: Tokens): AnyRequest {
  return {
    endpoint: null,
    method: dice.pick(["GET", "POST", "DELETE"]),
    path: dice.pick(STRAY_PATHS),
    headers: headersOf(dice, tokens, {}),
    body: null,
  };
}

function queryOf({ properties = {} }: Schema, dice: Dice, pools: Pools): string {
  const fields = Object.entries(properties).flatMap(([key, schema]): [string, string][] => {
    if (dice.oneIn(8)) return [[key, hostileText(dice).toWellFormed()]];
    return dice.oneIn(6) ? [] : [[key, String(validValue(schema, key, dice, pools))]];
  });
  if (dice.oneIn(20)) fields.push(["extra", hostileText(dice).toWellFormed()]);
  const search = new URLSearchParams(fields).toString();
  return search === "" ? "" : `?${search}`;
}

function headersOf(dice: Dice, { own, foreign }: Tokens, pools: Pools): Record<string, string> {
  const headers: Record<string, string> = {};
  const who = dice.chance();
  if (who < 0.85) headers.authorization = `Bearer ${own}`;
  else if (who < 0.9) headers.authorization = `Bearer ${foreign}`;
  else if (who < 0.93) headers.authorization = `Bearer ${dice.pick(["x", "a".repeat(4_000), "é%00", "a b"])}`;
  else if (who < 0.96) headers.cookie = `aulo_learner=${own}`;
  if (dice.oneIn(4))
    headers["idempotency-key"] = dice.pick(["same", crypto.randomUUID(), "", " ", "a".repeat(300)]);
  if (dice.oneIn(30)) headers["x-aulo-learner"] = dice.pick([...(pools.anyId ?? ["x"]), "nobody"]);
  if (dice.oneIn(40)) headers.origin = dice.pick(["http://evil.example", "null", "::"]);
  if (dice.oneIn(60)) headers.host = dice.pick(["evil.example", "", "localhost:1"]);
  if (dice.oneIn(40)) headers["x-request-id"] = dice.pick(["mine", "a".repeat(100), "{}"]);
  if (dice.oneIn(30)) headers["accept-encoding"] = dice.pick(["gzip", "br", "identity;q=0"]);
  if (dice.oneIn(30)) headers["last-event-id"] = dice.pick(["-1", "1e9", "x"]);
  return headers;
}

type SentBody = { body: Buffer; headers: Record<string, string> };

function validBody(schema: Schema, accepted: readonly unknown[], dice: Dice, pools: Pools): unknown {
  return accepted.length === 0 || dice.oneIn(3)
    ? validValue(schema, "body", dice, pools)
    : dice.pick(accepted);
}

function bodyOf(valid: unknown, dice: Dice): SentBody {
  const kind = dice.chance();
  const json = JSON.stringify(kind < 0.45 ? valid : spoil(valid, dice));
  const headers = { "content-type": "application/json" };
  if (kind < 0.9) return { body: Buffer.from(json), headers };
  return dice.pick<() => SentBody>([
    () => ({ body: Buffer.from(json.slice(0, -1)), headers }),
    () => ({ body: Buffer.from(`${json.slice(0, -1)},${json.slice(1)}`), headers }),
    () => ({ body: Buffer.from(`\ufeff${json}`), headers }),
    () => ({
      body: Buffer.from(json, "utf16le"),
      headers: { "content-type": "application/json; charset=utf-16" },
    }),
    () => ({ body: Buffer.from(json), headers: { "content-type": "application/json; charset=utf-7" } }),
    () => ({
      body: Buffer.from(json),
      headers: { "content-type": dice.pick(["text/plain", "application/xml", "x", "application/json;;"]) },
    }),
    () => ({
      body: Buffer.from(json),
      headers: { ...headers, "content-encoding": dice.pick(["gzip", "br", "deflate", "zstd", "x"]) },
    }),
    () => ({ body: Buffer.from([0xff, 0xfe, 0x00, 0x7b, 0x80]), headers }),
    () => ({ body: Buffer.from("[".repeat(5_000)), headers }),
    () => ({ body: Buffer.from(`{"a":${"[".repeat(500)}${"]".repeat(500)}}`), headers }),
    () => ({ body: Buffer.from(`[${"1,".repeat(12_000)}1]`), headers }),
    () => ({ body: Buffer.from('{"text":"lists","text":{"a":1}}'), headers }),
    () => ({ body: Buffer.from("1e999999"), headers }),
    () => ({ body: Buffer.alloc(0), headers }),
  ])();
}

function toSchema(shape: z.ZodType | undefined): Schema {
  if (shape === undefined) return {};
  const options = { io: "input", reused: "inline", unrepresentable: "any" } as const;
  return JSON.parse(JSON.stringify(z.toJSONSchema(shape, options)));
}
