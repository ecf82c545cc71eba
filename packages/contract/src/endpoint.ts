import type { z } from "zod";

type Shape = z.ZodType;

/** One endpoint: all that a server needs to parse both ways, and a client to call it. */
export type Endpoint = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Express style: `/api/goals/:goalId`. */
  path: string;
  summary: string;
  /** `none`: anyone may ask; `learner`: needs the learner's token or cookie. */
  asks: "none" | "learner";
  params?: Shape;
  query?: Shape;
  body?: Shape;
  /** Absent for 204 and for event streams. */
  reply?: Shape;
  status: 200 | 201 | 202 | 204;
  /** Takes an `Idempotency-Key` header: the same key gives the same reply and counts once. */
  idempotent?: true;
  /** `text/event-stream` instead of JSON. */
  stream?: true;
};

export function endpoint<const E extends Endpoint>(definition: E): E {
  return definition;
}
