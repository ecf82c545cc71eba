import { type Draft, LIMITS, type ProblemKind } from "@aulo/contract";

export type FieldFault = { path: string; message: string };

/** Parts of the problem details beside the message, and the time of `Retry-After`. */
export type RefusalParts = { fields?: readonly FieldFault[]; draft?: Draft; retryAfterSeconds?: number };

/**
 * A request cannot be done as asked. `message` names the fault, its place and the remedy.
 *
 * Each kind has its HTTP status in `http/errors.ts` and a line in docs/api.md.
 */
export class Refusal extends Error {
  override name = "Refusal";
  readonly kind: ProblemKind;
  readonly parts: RefusalParts;

  constructor(kind: ProblemKind, message: string, parts: RefusalParts = {}) {
    super(message);
    this.kind = kind;
    this.parts = parts;
  }
}

/** Refusal of a value that has the right shape and cannot be used. */
export function doesNotFit(path: string, message: string): Refusal {
  return new Refusal("does-not-fit", `${path}: ${message}`, { fields: [{ path, message }] });
}

/** The first characters of a text that a refusal repeats from a request. */
export function shorten(text: string): string {
  return text.length <= LIMITS.faultChars ? text : `${text.slice(0, LIMITS.faultChars).toWellFormed()}…`;
}
