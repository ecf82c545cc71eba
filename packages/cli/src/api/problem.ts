import type { ProblemDetails, ProblemKind } from "@aulo/contract";

/** A call that Aulo refused. Its message says why, for learners and programmers. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly problem: ProblemDetails;

  constructor(problem: ProblemDetails) {
    super(problem.detail);
    this.problem = problem;
  }

  is(...kinds: readonly ProblemKind[]): boolean {
    return kinds.some((kind) => this.problem.type === `/problems/${kind}`);
  }
}

/** A call without a response of Aulo: it is stopped, or the network is down. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** Whether the error is a refusal of one of the kinds. */
export function isRefusal(error: unknown, ...kinds: readonly ProblemKind[]): error is Refused {
  return error instanceof Refused && error.is(...kinds);
}
