import type { ProblemDetails } from "@aulo/contract";

/** Statuses with which a proxy says that the server is away. */
const GATEWAY_DOWN = new Set([502, 503, 504]);

/** Types of the problems that pass by themselves. */
const BUSY: readonly string[] = ["unavailable", "too-many-changes"].map((kind) => `/problems/${kind}`);

/** A call that the server refused, with its RFC 9457 problem details. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(details.detail);
    this.details = details;
  }
}

/** An error whose message is worded for learners. */
export class PlainError extends Error {
  override readonly name = "PlainError";
}

/** This browser had a learner, whose cookie is gone. `learnerId` may be shown: only a token identifies a learner. */
export class SignedOut extends Error {
  override readonly name = "SignedOut";
  readonly learnerId: string;

  constructor(learnerId: string) {
    super("The learner's cookie is gone.");
    this.learnerId = learnerId;
  }
}

/** A call without a response: the server or the network is down. */
export class ServerUnreachable extends Error {
  override readonly name = "ServerUnreachable";

  constructor() {
    super("The server does not respond.");
  }
}

/** The error of a response outside 2xx. A proxy's own response has no problem details, or none of Aulo's. */
export async function toError(response: Response): Promise<ApiProblem | ServerUnreachable> {
  const body: unknown = await response.json().catch(() => null);
  if (isProblemDetails(body)) return new ApiProblem(body);
  if (GATEWAY_DOWN.has(response.status)) return new ServerUnreachable();
  return new ApiProblem({
    type: "about:blank",
    title: response.statusText || "The request failed",
    status: response.status,
    detail: `The server answered with status ${response.status} and gave no reason. Try again. If that does not help, look at the server's log.`,
    requestId: response.headers.get("X-Request-Id") ?? "",
  });
}

/** Whether Aulo was too busy for a call, which may succeed a little later. */
export function isBusy(error: unknown): boolean {
  return error instanceof ApiProblem && BUSY.includes(error.details.type);
}

export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof ApiProblem && error.details.status === status;
}

/** Whether the body is Aulo's own. A proxy's problem details have no request id. */
function isProblemDetails(body: unknown): body is ProblemDetails {
  return typeof body === "object" && body !== null && "detail" in body && "requestId" in body;
}
