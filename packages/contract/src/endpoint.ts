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
  /** Authentication: `none`, or `learner` for the learner's token or cookie. */
  asks: "none" | "learner";
  params?: Shape;
  query?: Shape;
  body?: Shape;
  /** Absent for 204 and for event streams. */
  reply?: Shape;
  status: 200 | 201 | 202 | 204;
  /** Takes an `Idempotency-Key` header: a repeated request with the same key gets the same reply and counts once. */
  idempotent?: true;
  /** The reply is `text/event-stream`, not JSON. */
  stream?: true;
};

export function endpoint<const E extends Endpoint>(definition: E): E {
  return definition;
}
