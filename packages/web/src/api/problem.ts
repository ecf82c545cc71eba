import { ProblemDetails } from "@aulo/contract";

/** A call that the server refused, with its RFC 9457 problem details. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(details.detail);
    this.details = details;
  }
}

/** A call without a response: the server or the network is down. */
export class ServerUnreachable extends Error {
  override readonly name = "ServerUnreachable";

  constructor() {
    super("Aulo's server does not answer. Check that it is still running, then try again.");
  }
}

/** The problem in a response outside 2xx, also when a proxy sent it in a format of its own. */
export async function toProblem(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const parsed = ProblemDetails.safeParse(body);
  if (parsed.success) return new ApiProblem(parsed.data);
  return new ApiProblem({
    type: "about:blank",
    title: response.statusText || "The request failed",
    status: response.status,
    detail: `The server answered with status ${response.status} and gave no reason. Try again. If that does not help, look at the server's log.`,
    requestId: response.headers.get("X-Request-Id") ?? "",
  });
}

export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof ApiProblem && error.details.status === status;
}
