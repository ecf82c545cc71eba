import type { z } from "zod";

type Shape = z.ZodType;

/**
 * Description of an endpoint. The server parses requests and checks replies by it, and clients build their calls
 * from it.
 */
export type Endpoint = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Express style: `/api/goals/:goalId`. */
  path: string;
  summary: string;
  /** Authentication: `none`, `learner` for a learner's token or cookie, or `account` for an account's session cookie alone. */
  asks: "none" | "learner" | "account";
  params?: Shape;
  query?: Shape;
  body?: Shape;
  /** Absent for 204, for event streams and for files. */
  reply?: Shape;
  status: 200 | 201 | 202 | 204;
  /** Takes an `Idempotency-Key` header: a repeated request with the same key gets the same reply and counts once. */
  idempotent?: true;
  /** The reply is `text/event-stream`, not JSON. */
  stream?: true;
  /** The reply is a file of this media type, not JSON. */
  media?: "application/zip";
};

export function endpoint<const E extends Endpoint>(definition: E): E {
  return definition;
}
