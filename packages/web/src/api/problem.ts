import { ProblemDetails } from "@aulo/contract";

/** The server understood the call and refused it. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(details.detail);
    this.details = details;
  }
}

/** No answer came: the server is gone or the network is. */
export class ServerGone extends Error {
  override readonly name = "ServerGone";

  constructor() {
    super("Aulo's server does not answer. Check that it is still running, then try again.");
  }
}

/** The problem that a reply outside 2xx tells, even when something in between answered in its own words. */
export async function toProblem(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const parsed = ProblemDetails.safeParse(body);
  if (parsed.success) return new ApiProblem(parsed.data);
  return new ApiProblem({
    type: "about:blank",
    title: response.statusText || "The call failed",
    status: response.status,
    detail: `The server answered with status ${response.status} and gave no reason. Try again; if it stays, look at the server's log.`,
    requestId: response.headers.get("X-Request-Id") ?? "",
  });
}

export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof ApiProblem && error.details.status === status;
}
