import { expect, inside, randomInt, test } from "@aulo/runner/spec";

const KEY = `key-${randomInt(100_000, 999_999)}`;
const LIMIT_MS = 2_500;

/**
 * Calls loadCount with a fetch that gives these answers in turn: `{ status, body, headers }`, `{ fails: CODE }` when there is no
 * response, `{ silent: true }` when nothing ever comes; with `body` as `"breaks off"` or `"stalls"`, half of it comes. Gives how the promise ended, all calls, all waits, and what happened in
 * which order.
 */
const load = (answers, { article = "lamp", timeoutMs = 5_000 } = {}) =>
  inside(
    async ({ loadCount }, answers, article, timeoutMs, key, limitMs) => {
      const calls = [];
      const waits = [];
      const steps = [];
      const aborted = (signal) =>
        new Promise((_resolve, reject) => {
          if (signal?.aborted) return reject(signal.reason);
          signal?.addEventListener("abort", () => reject(signal.reason));
        });
      const fetch = async (url, options = {}) => {
        const answer = answers[calls.length] ?? { status: 418, body: {} };
        const headers = new Headers(options.headers);
        calls.push({
          method: options.method ?? "GET",
          url: String(url),
          authorization: headers.get("authorization"),
        });
        steps.push("call");
        if (options.signal?.aborted) throw options.signal.reason;
        if (answer.silent) return aborted(options.signal);
        if (answer.fails)
          throw new TypeError("fetch failed", {
            cause: Object.assign(new Error("gone"), { code: answer.fails }),
          });
        const { status, body, headers: sent } = answer;
        if (typeof body === "string")
          return new Response(halfOf(body, options.signal), { status, headers: sent });
        return new Response(JSON.stringify(body ?? { error: "see the status" }), { status, headers: sent });
      };
      const halfOf = (body, signal) =>
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"count":'));
            if (body === "breaks off") controller.error(new TypeError("terminated"));
            else signal?.addEventListener("abort", () => controller.error(signal.reason));
          },
        });
      const wait = async (ms) => {
        waits.push(ms);
        steps.push("wait");
      };
      const describe = (error) =>
        error instanceof Error
          ? {
              rejected: "an Error",
              message: String(error.message),
              cause: error.cause?.cause?.code ?? error.cause?.name ?? null,
            }
          : { rejected: error };
      const promise = Promise.resolve(loadCount(article, { fetch, wait, key, timeoutMs })).then(
        (value) => ({ value }),
        describe,
      );
      const late = new Promise((resolve) => setTimeout(resolve, limitMs, { value: "still waits" }));
      const ended = await Promise.race([promise, late]);
      return { ended, calls, waits, steps };
    },
    answers,
    article,
    timeoutMs,
    KEY,
    LIMIT_MS,
  );

const ok = (count) => ({ status: 200, body: { article: "lamp", count } });
const status = (number, headers) => ({ status: number, headers });

test("asks for the article with the key", { checks: ["call"] }, async () => {
  const { calls } = await load([ok(3)]);
  expect(calls).toEqual([
    { method: "GET", url: "https://warehouse.example/stock/lamp", authorization: `Bearer ${KEY}` },
  ]);
});

test("asks for articles with any letters", { checks: ["call"] }, async () => {
  for (const article of ["oak table", "a/b", "../admin", "what?", "50%", "Zoë & co", "#1"]) {
    const { calls } = await load([ok(1)], { article });
    const url = `https://warehouse.example/stock/${encodeURIComponent(article)}`;
    expect({ article, urls: calls.map((each) => each.url) }).toEqual({ article, urls: [url] });
  }
});

test("is fulfilled with the count, also with 0", { checks: ["count"] }, async () => {
  for (const count of [0, 1, randomInt(2, 900)]) {
    const { ended, calls, waits } = await load([ok(count)]);
    expect({ ended, calls: calls.length, waits }).toEqual({ ended: { value: count }, calls: 1, waits: [] });
  }
});

test("is fulfilled with null after 404, without another attempt", { checks: ["unknown"] }, async () => {
  const { ended, calls } = await load([status(404), ok(5)]);
  expect({ ended, calls: calls.length }).toEqual({ ended: { value: null }, calls: 1 });
});

test("tries again after 429, 502, 503 and 504", { checks: ["retry"] }, async () => {
  for (const code of [429, 502, 503, 504]) {
    const { ended, steps } = await load([status(code), ok(0)]);
    expect({ code, ended, steps }).toEqual({ code, ended: { value: 0 }, steps: ["call", "wait", "call"] });
  }
});

test("tries again when no response came", { checks: ["retry"] }, async () => {
  for (const code of ["ECONNREFUSED", "ECONNRESET"]) {
    const { ended, steps } = await load([{ fails: code }, ok(7)]);
    expect({ code, ended, steps }).toEqual({ code, ended: { value: 7 }, steps: ["call", "wait", "call"] });
  }
});

test("ends as the last of several attempts does", { checks: ["retry", "unknown", "other"] }, async () => {
  const third = await load([status(503), { fails: "ECONNRESET" }, ok(4)]);
  const unknown = await load([{ fails: "ECONNRESET" }, status(404)]);
  const refused = await load([status(502), status(401), ok(1)]);
  expect({
    third: third.ended,
    unknown: unknown.ended,
    refused: refused.ended.rejected,
    calls: refused.calls.length,
  }).toEqual({
    third: { value: 4 },
    unknown: { value: null },
    refused: "an Error",
    calls: 2,
  });
});

test("is rejected at once after another status", { checks: ["other"] }, async () => {
  for (const code of [400, 401, 403, 409, 410, 422, 500, 501, 505]) {
    const { ended, calls, waits } = await load([status(code, { "retry-after": "1" }), ok(1), ok(1)]);
    const named = ended.message?.includes(`${code}`);
    expect({ code, rejected: ended.rejected, named, calls: calls.length, waits }).toEqual({
      code,
      rejected: "an Error",
      named: true,
      calls: 1,
      waits: [],
    });
  }
});

test("waits 200 and then 400 ms", { checks: ["backoff"] }, async () => {
  for (const failure of [status(503), { fails: "ECONNRESET" }]) {
    const { steps, waits } = await load([failure, failure, ok(1)]);
    expect({ steps, waits }).toEqual({ steps: ["call", "wait", "call", "wait", "call"], waits: [200, 400] });
  }
});

test("waits as long as the service asks for", { checks: ["retry-after"] }, async () => {
  const both = await load([status(429, { "retry-after": "3" }), status(503, { "Retry-After": "12" }), ok(1)]);
  const first = await load([status(503, { "retry-after": "2" }), status(503), ok(1)]);
  const last = await load([{ fails: "ECONNRESET" }, status(503, { "retry-after": "1" }), ok(1)]);
  const now = await load([status(503, { "retry-after": "0" }), ok(1)]);
  expect({ both: both.waits, first: first.waits, last: last.waits, now: now.waits }).toEqual({
    both: [3_000, 12_000],
    first: [2_000, 400],
    last: [200, 1_000],
    now: [0],
  });
});

test("gives up after three attempts, with the last failure", {
  checks: ["three", "backoff", "cause"],
}, async () => {
  const found = [];
  for (const failures of [
    [status(502), status(503), status(504)],
    [status(503), { fails: "ECONNRESET" }, status(502)],
    [status(503), status(503), { fails: "ECONNREFUSED" }],
    [{ fails: "ECONNREFUSED" }, { fails: "ECONNRESET" }, { fails: "EHOSTUNREACH" }],
  ]) {
    const { ended, steps } = await load([...failures, ok(1)]);
    const { status: code, fails } = failures[2];
    const says = code === undefined ? ended.cause : ended.message?.includes(`${code}`) && code;
    found.push({ rejected: ended.rejected, says: says ?? "nothing", steps, last: code ?? fails });
  }
  const steps = ["call", "wait", "call", "wait", "call"];
  expect(found).toEqual([
    { rejected: "an Error", says: 504, steps, last: 504 },
    { rejected: "an Error", says: 502, steps, last: 502 },
    { rejected: "an Error", says: "ECONNREFUSED", steps, last: "ECONNREFUSED" },
    { rejected: "an Error", says: "EHOSTUNREACH", steps, last: "EHOSTUNREACH" },
  ]);
});

test("stops each attempt after timeoutMs", { checks: ["time-out"] }, async () => {
  const { ended, steps } = await load([{ silent: true }, { silent: true }, ok(6)], { timeoutMs: 100 });
  expect({ ended, steps }).toEqual({ ended: { value: 6 }, steps: ["call", "wait", "call", "wait", "call"] });
});

test("tries again when only a part of the response came", { checks: ["retry", "time-out"] }, async () => {
  for (const body of ["breaks off", "stalls"]) {
    const { ended, steps } = await load([{ status: 200, body }, ok(8)], { timeoutMs: 100 });
    expect({ body, ended, steps }).toEqual({ body, ended: { value: 8 }, steps: ["call", "wait", "call"] });
  }
});

test("never shows the key in an error", { checks: ["secret"] }, async () => {
  for (const answers of [
    [status(401)],
    [status(503), status(503), status(503)],
    Array(3).fill({ fails: "ECONNRESET" }),
  ]) {
    const { ended } = await load(answers);
    const hasKey = ended.message?.includes(KEY);
    expect({ rejected: ended.rejected, hasKey }).toEqual({ rejected: "an Error", hasKey: false });
  }
});
