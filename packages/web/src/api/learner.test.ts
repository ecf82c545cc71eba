import type { Export } from "@aulo/contract";
import { afterEach, expect, test, vi } from "vitest";
import {
  codeOf,
  continueAs,
  continueByCode,
  createFromExport,
  forgetLastLearner,
  lastLearner,
  tokenIn,
  tokenOf,
} from "./learner.ts";
import { ApiProblem } from "./problem.ts";
import { queryClient } from "./query-client.ts";
import { unsent } from "./unsent.ts";

const record: Export = {
  format: "aulo-export",
  formatVersion: 1,
  track: { id: "backend", version: 1 },
  exportedAt: "2026-01-02T03:04:05.000Z",
  goals: [],
  log: [],
  drafts: [],
  checksum: "",
};

afterEach(() => {
  forgetLastLearner();
  queryClient.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test.each([
  ["http://127.0.0.1:4600/#continue=abc-_1", "abc-_1"],
  ["  http://127.0.0.1:4600/#continue=abc \n", "abc"],
  ["#continue=abc", "abc"],
  ["abc", "abc"],
])("finds the token in “%s”", (text, token) => {
  expect(tokenIn(text)).toBe(token);
});

test("a hash without a token or a code has none", () => {
  expect([tokenOf("#main"), codeOf("#main")]).toEqual([null, null]);
});

test("a one-time code logs the browser in, and is sent in the body", async () => {
  const calls = answerWith(Response.json(ada));
  expect(await continueByCode(codeOf("#open=abc-_1") ?? "")).toEqual(ada);
  expect(calls.map(({ method, body }) => [method, body])).toEqual([["POST", '{"code":"abc-_1"}']]);
  expect(lastLearner()).toBe("ada");
});

/** Answers calls in order; null for a call that does not reach the server. */
function answerWith(...responses: (Response | null)[]): RequestInit[] {
  const calls: RequestInit[] = [];
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    calls.push(init);
    const response = responses.shift();
    if (!response) throw new TypeError("Failed to fetch");
    return response;
  });
  return calls;
}

const ada = { id: "ada" };
const bob = { id: "bob" };

function problem(status: number): Response {
  return Response.json({ detail: "", requestId: "", type: "", title: "", status }, { status });
}

test("a login link waits for the server, and is then used", async () => {
  vi.useFakeTimers();
  const calls = answerWith(null, null, Response.json(ada));
  const continued = continueAs("token", { isPatient: true });
  await vi.runAllTimersAsync();
  expect(await continued).toEqual(ada);
  expect(calls.map(({ headers }) => new Headers(headers).get("Authorization"))).toContain("Bearer token");
  expect(lastLearner()).toBe("ada");
});

test("a failed import leaves the browser with its learner, and no empty learner behind", async () => {
  answerWith(Response.json(ada));
  await continueAs("token");
  const calls = answerWith(
    Response.json({ learner: null }),
    Response.json({ learner: bob, token: "of-bob" }, { status: 201 }),
    problem(422),
    new Response(null, { status: 204 }),
  );
  await expect(createFromExport(record)).rejects.toThrow(ApiProblem);
  expect(calls.map(({ method }) => method)).toEqual(["GET", "POST", "POST", "DELETE"]);
  expect(calls.map(({ credentials }) => credentials)).toEqual(["same-origin", "omit", "omit", "omit"]);
  expect(lastLearner()).toBe("ada");
});

test("an import in a browser with a lost cookie takes over the unsent work", async () => {
  queryClient.setQueryData(["learner"], ada);
  unsent.write("goal", "typed");
  queryClient.clear();
  answerWith(Response.json(ada));
  await continueAs("token");
  answerWith(
    Response.json({ learner: null }),
    Response.json({ learner: bob, token: "of-bob" }, { status: 201 }),
    Response.json({ entries: 0, goals: 0 }),
    Response.json(bob),
  );
  await createFromExport(record);
  expect(lastLearner()).toBe("bob");
  queryClient.setQueryData(["learner"], bob);
  expect(unsent.read("goal")).toBe("typed");
});
