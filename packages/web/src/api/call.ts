import type { Endpoint } from "@aulo/contract";
import type { z } from "zod";
import { type HttpCall, request } from "./request.ts";

type Part<E, K extends "params" | "query" | "body"> = E extends { [P in K]: infer S extends z.ZodType }
  ? { [P in K]: z.input<S> }
  : unknown;

/** Params, query and body that the endpoint takes, and the options of the call. */
export type CallInput<E> = Part<E, "params"> &
  Part<E, "query"> &
  Part<E, "body"> &
  Omit<HttpCall, "params" | "query" | "body">;

/**
 * Calls an endpoint and returns its reply. The server has checked the reply against the contract.
 *
 * @throws ApiProblem, ServerUnreachable as `request` does
 */
export async function call<S extends z.ZodType, E extends Endpoint>(
  endpoint: E & { reply: S },
  input: CallInput<E>,
): Promise<z.output<S>> {
  const response = await request(endpoint, input);
  return response.json();
}

/** Calls an endpoint whose reply has no body. */
export async function callWithoutReply<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<void> {
  await request(endpoint, input);
}
