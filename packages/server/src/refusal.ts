/** Why a request was refused, each with its HTTP status in `http/errors.ts` and a line in docs/api.md. */
export type RefusalKind =
  | "does-not-fit"
  | "not-json"
  | "too-large"
  | "no-token"
  | "unknown-token"
  | "foreign-origin"
  | "foreign-host"
  | "not-found"
  | "method-not-allowed"
  | "not-covered"
  | "too-many-goals"
  | "nothing-to-ask"
  | "check-ended"
  | "not-open"
  | "already-answered"
  | "no-more-hints"
  | "too-early"
  | "not-voidable"
  | "key-reused"
  | "import-refused"
  | "too-many-runs"
  | "too-many-learners"
  | "internal";

export type FieldFault = { path: string; message: string };

/** A request cannot be done as asked. `message` names the fault, its place and the remedy. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly kind: RefusalKind;
  readonly fields: readonly FieldFault[];

  constructor(kind: RefusalKind, message: string, fields: readonly FieldFault[] = []) {
    super(message);
    this.kind = kind;
    this.fields = fields;
  }
}

/** Refusal of a value that has the right shape and cannot be used. */
export function doesNotFit(path: string, message: string): Refusal {
  return new Refusal("does-not-fit", `${path}: ${message}`, [{ path, message }]);
}
