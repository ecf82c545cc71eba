/** Checks a reply against the contract: its status, its shape and its headers. */
import { type Endpoint, ProblemDetails, ProblemKind, RunEvent } from "@aulo/contract";
import { PROBLEM_KINDS } from "../../../packages/server/src/http/errors.ts";
import type { AnyRequest } from "./any-request.ts";

/** `text` of an event stream may end in the middle of an event. */
export type Reply = { status: number; headers: Record<string, string | string[] | undefined>; text: string };

/** A reply of the whole track or a whole log may be long; a refusal never is. */
const MOST_REFUSAL_BYTES = 20_000;

const DATA = "data: ";

/** The fault of a reply; null for one that the contract documents. */
export function faultOf({ endpoint, path }: AnyRequest, reply: Reply): string | null {
  if (reply.status >= 400) return faultOfRefusal(path, reply);
  if (endpoint === null) return reply.status < 300 ? null : `the status ${reply.status}`;
  return faultOfSuccess(endpoint, reply);
}

function faultOfSuccess({ status, reply: shape, stream }: Endpoint, reply: Reply): string | null {
  if (stream) return faultOfStream(reply);
  if (reply.status !== status) return `the status ${reply.status} instead of ${status}`;
  if (shape === undefined) return reply.text === "" ? null : "a body where none belongs";
  const { error } = shape.safeParse(parse(reply.text));
  return error === undefined
    ? null
    : `a body of another shape: ${error.issues[0]?.path.join(".")} ${error.issues[0]?.message}`;
}

function faultOfStream({ status, text }: Reply): string | null {
  if (status === 204) return text === "" ? null : "a body where none belongs";
  if (status !== 200) return `the status ${status}`;
  const whole = text.slice(0, text.lastIndexOf("\n\n"));
  const events = whole.split("\n").filter((line) => line.startsWith(DATA));
  const odd = events.find((line) => !RunEvent.safeParse(parse(line.slice(DATA.length))).success);
  return odd === undefined ? null : `an event of another shape: ${odd.slice(0, 200)}`;
}

function faultOfRefusal(path: string, { status, headers, text }: Reply): string | null {
  // `/readyz` names the part that is not ready, and does not belong to the contract.
  if (path.startsWith("/readyz") && status === 503) return null;
  const { data, error } = ProblemDetails.safeParse(parse(text));
  if (error !== undefined) return `a refusal ${status} that is no problem details: ${text.slice(0, 200)}`;
  if (!String(headers["content-type"]).startsWith("application/problem+json"))
    return `problem details of the type ${headers["content-type"]}`;
  const kind = ProblemKind.safeParse(data.type.replace("/problems/", "")).data;
  if (kind === undefined) return `the undocumented problem ${data.type}`;
  if (data.status !== status || PROBLEM_KINDS[kind].status !== status)
    return `${kind} with the status ${status}`;
  if (status >= 500 && status !== 503)
    return `a fault of the server: ${status} ${data.detail} (${data.requestId})`;
  if ((status === 429 || status === 503) && !(Number(headers["retry-after"]) > 0))
    return `${status} without Retry-After`;
  return text.length > MOST_REFUSAL_BYTES ? `a refusal of ${text.length} bytes` : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
