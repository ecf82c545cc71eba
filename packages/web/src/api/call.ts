import type { Endpoint } from "@aulo/contract";
import type { z } from "zod";
import { request, type WireCall } from "./request.ts";

type Part<E, K extends "params" | "query" | "body"> = E extends { [P in K]: infer S extends z.ZodType }
  ? { [P in K]: z.input<S> }
  : unknown;

/** What an endpoint asks for: its params, query and body, where it has them. */
export type CallInput<E> = Part<E, "params"> &
  Part<E, "query"> &
  Part<E, "body"> &
  Omit<WireCall, "params" | "query" | "body">;

/**
 * Calls an endpoint and gives its reply, checked against the contract.
 *
 * @throws ApiProblem, ServerGone as `request` does
 */
export async function call<S extends z.ZodType, E extends Endpoint>(
  endpoint: E & { reply: S },
  input: CallInput<E>,
): Promise<z.output<S>> {
  const response = await request(endpoint, input);
  const reply: S = endpoint.reply;
  return reply.parse(await response.json());
}

/** Calls an endpoint that replies with nothing. */
export async function callWithoutReply<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<void> {
  await request(endpoint, input);
}
