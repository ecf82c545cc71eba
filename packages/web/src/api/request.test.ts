import { endpoints } from "@aulo/contract";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connection } from "./connection.ts";
import { ApiProblem, ServerUnreachable } from "./problem.ts";
import { type HttpCall, request } from "./request.ts";

let responses: Response[];
let calls: number;

beforeEach(() => {
  vi.useFakeTimers();
  calls = 0;
  // The last response is repeated.
  vi.stubGlobal("fetch", async () => {
    calls += 1;
    return (responses.length > 1 ? responses.shift() : responses[0]?.clone()) ?? Response.error();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function problem(kind: string, status: number): Response {
  return Response.json(
    { type: `/problems/${kind}`, title: "", status, detail: "", requestId: "r1" },
    { status },
  );
}

/** Runs a call to its end; returns its response or error, and whether the page held the server for away meanwhile. */
async function end(call: HttpCall = { key: "one" }, endpoint = endpoints.putOff) {
  let wasAway = false;
  const stop = connection.subscribe(() => {
    wasAway ||= !connection.isReachable();
  });
  const ended = request(endpoint, call).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  const result = await ended;
  stop();
  return { result, wasAway };
}

test.each([
  ["unavailable", 503],
  ["too-many-changes", 429],
])("a call is sent again while the server is too busy for it: %s", async (kind, status) => {
  responses = [problem(kind, status), problem(kind, status), Response.json({})];
  expect(await end()).toEqual({ result: expect.any(Response), wasAway: false });
  expect(calls).toBe(3);
});

test("a server that stays too busy is not called away, and its problem is thrown", async () => {
  responses = [problem("unavailable", 503)];
  const { result, wasAway } = await end();
  expect(result).toBeInstanceOf(ApiProblem);
  expect(wasAway).toBe(false);
  expect(calls).toBeGreaterThan(1);
});

test("a call that must not be repeated is sent once to a busy server", async () => {
  responses = [problem("unavailable", 503)];
  expect((await end({})).result).toBeInstanceOf(ApiProblem);
  expect(calls).toBe(1);
});

test("another refusal is thrown at once", async () => {
  responses = [problem("too-many-runs", 429)];
  expect((await end()).result).toBeInstanceOf(ApiProblem);
  expect(calls).toBe(1);
});

test("a proxy that cannot reach the server means that the server is away", async () => {
  responses = [new Response("<h1>Bad gateway</h1>", { status: 502 }), Response.json({})];
  expect(await end()).toEqual({ result: expect.any(Response), wasAway: true });
  const ofProxy = { title: "Unavailable", detail: "of the proxy" };
  responses = [Response.json(ofProxy, { status: 503 }), new Response("ok")];
  expect((await end({})).result).toBeInstanceOf(ServerUnreachable);
});
