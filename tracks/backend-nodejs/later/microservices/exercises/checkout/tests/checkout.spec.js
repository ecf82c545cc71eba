import { describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/**
 * Runs a checkout against three services. `plan` has the behaviour of each attempt by service, the last one for all
 * further attempts: a status, `[status, json]`, or "refused", "silent", "slow body", "no JSON".
 * Gives the result and the calls, with "pause" in their places.
 */
const checkout = (plan = {}, order = {}) =>
  inside(
    async ({ createCheckout }, plan, order) => {
      const usual = {
        reserve: [[201, { reservationId: "r-5", shelf: 3 }]],
        pay: [[201, { paymentId: "p-9", fee: 12 }]],
        release: [204],
        tips: [[200, ["bulb", "cable"]]],
      };
      const left = { ...usual, ...plan };
      const calls = [];
      const fetch = async (input, init = {}) => {
        init.signal?.throwIfAborted();
        const request = new Request(input, { ...init, signal: undefined });
        const url = new URL(request.url);
        const name =
          url.host === "tips:3"
            ? "tips"
            : url.host === "payments:2"
              ? "pay"
              : request.method === "DELETE"
                ? "release"
                : "reserve";
        const text = await request.text();
        calls.push({
          name,
          call: `${request.method} ${url.host}${url.pathname}`,
          article: url.searchParams.get("article"),
          type: request.headers.get("content-type"),
          key: request.headers.get("idempotency-key"),
          trace: request.headers.get("x-request-id"),
          body: text === "" ? null : JSON.parse(text),
        });
        const behaviours = left[name];
        const [now] = behaviours;
        if (behaviours.length > 1) left[name] = behaviours.slice(1);
        if (now === "refused") throw new TypeError("fetch failed", { cause: new Error("ECONNREFUSED") });
        const { signal } = init;
        if (now === "silent")
          return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
        if (now === "slow body") {
          const start = (body) => signal?.addEventListener("abort", () => body.error(signal.reason));
          return new Response(new ReadableStream({ start }), { status: name === "tips" ? 200 : 201 });
        }
        if (now === "no JSON")
          return new Response("<h1>Welcome</h1>", { status: name === "tips" ? 200 : 201 });
        const [status, json] = Array.isArray(now) ? now : [now];
        if (status === 204) return new Response(null, { status });
        return Response.json(json ?? { detail: "no" }, { status });
      };
      const pause = async () => {
        await new Promise((resolve) => setTimeout(resolve, 2));
        calls.push({ name: "pause" });
      };
      const services = { stock: "http://stock:1", payments: "http://payments:2", tips: "http://tips:3" };
      // The first request of a process is slow. Here it comes before the clock runs.
      await new Request("http://stock:1", { method: "POST", body: "{}" }).text();
      await Response.json({}).text();
      const run = createCheckout({ services, fetch, timeoutMs: 120, pause });
      const full = { id: "o-7", article: "lamp", count: 2, account: "ines", cents: 4250, ...order };
      const late = new Promise((resolve) =>
        setTimeout(resolve, 2500, { result: "nothing within 2.5 seconds" }),
      );
      const ended = run(full, "req-31").then(
        (result) => ({ result }),
        (error) => ({ result: `rejected: ${error}` }),
      );
      const { result } = await Promise.race([ended, late]);
      return { result, calls, names: calls.map(({ name }) => name).join(", ") };
    },
    plan,
    order,
  );

const PAID = { state: "paid", reservationId: "r-5", paymentId: "p-9", tips: ["bulb", "cable"] };
const ALL = "reserve, pay, tips";
const THRICE = (name) => `${name}, pause, ${name}, pause, ${name}`;

/** Compares the result and the names of the calls for each plan. */
async function expectAll(cases) {
  const all = await Promise.all(cases.map(([plan]) => checkout(plan)));
  for (const [index, [plan, result, names]] of cases.entries()) {
    const found = all[index];
    expect({ plan, result: found.result, calls: found.names }).toEqual({ plan, result, calls: names });
  }
}

describe("a checkout that goes well", () => {
  test("resolves to the ids and the tips", { checks: ["paid", "reserve", "tips"] }, async () => {
    await expectAll([
      [{}, PAID, ALL],
      [{ tips: [[200, []]] }, { ...PAID, tips: [] }, ALL],
    ]);
  });

  test("sends the order to the services", { checks: ["reserve", "pay", "tips"] }, async () => {
    const order = { count: randomInt(1, 9), cents: randomInt(100, 9000), account: "omar" };
    const { calls } = await checkout({}, order);
    expect(
      calls.map(({ call, type, body }) => ({ call, isJson: /^application\/json/.test(type ?? ""), body })),
    ).toMatchObject([
      { call: "POST stock:1/reservations", isJson: true, body: { article: "lamp", count: order.count } },
      { call: "POST payments:2/payments", isJson: true, body: { account: "omar", cents: order.cents } },
      { call: "GET tips:3/tips", body: null },
    ]);
  });

  test("encodes the article", { checks: ["encoded"] }, async () => {
    for (const article of ["lamp & bulb", "50 % = cheap?", "a+b#c"]) {
      const { calls } = await checkout({}, { article });
      expect({ asked: calls.at(-1)?.article }).toEqual({ asked: article });
    }
  });
});

describe("attempts", () => {
  const unknown = ["refused", "silent", "slow body", "no JSON", 500, 502, 503, 504];

  test("repeats a reservation whose outcome is unknown", {
    checks: ["unknown", "attempts", "in-time"],
  }, async () => {
    const ok = [201, { reservationId: "r-5" }];
    await expectAll(
      unknown.map((first) => [{ reserve: [first, ok] }, PAID, "reserve, pause, reserve, pay, tips"]),
    );
    await expectAll([[{ reserve: ["silent", 503, ok] }, PAID, `${THRICE("reserve")}, pay, tips`]]);
  });

  test("repeats a payment whose outcome is unknown", {
    checks: ["unknown", "attempts", "in-time"],
  }, async () => {
    const ok = [201, { paymentId: "p-9" }];
    await expectAll(unknown.map((first) => [{ pay: [first, ok] }, PAID, "reserve, pay, pause, pay, tips"]));
    await expectAll([[{ pay: ["refused", "silent", ok] }, PAID, `reserve, ${THRICE("pay")}, tips`]]);
  });

  test("takes a response below 500 as final", {
    checks: ["final", "sold-out", "unavailable", "declined"],
  }, async () => {
    await expectAll([
      [{ reserve: [409] }, { state: "sold-out" }, "reserve"],
      [{ reserve: [400] }, { state: "unavailable" }, "reserve"],
      [{ reserve: [429] }, { state: "unavailable" }, "reserve"],
      [{ pay: [402] }, { state: "declined" }, "reserve, pay, release"],
      [{ pay: [422] }, { state: "declined" }, "reserve, pay, release"],
      [{ pay: [409] }, { state: "declined" }, "reserve, pay, release"],
    ]);
  });

  test("sends the order's id as the key, and the id of the request", {
    checks: ["key", "trace"],
  }, async () => {
    const id = `o-${randomInt(10, 99)}`;
    const { calls } = await checkout(
      { reserve: [503, [201, { reservationId: "r-5" }]], pay: ["silent", 402] },
      { id },
    );
    const sent = calls
      .filter(({ name }) => name !== "pause")
      .map(({ name, key, trace }) => `${name}: ${key}, ${trace}`);
    const released = sent.pop() ?? "";
    expect({ sent, "the release has the id of the request": released.endsWith(", req-31") }).toEqual({
      sent: [`reserve: ${id}, req-31`, `reserve: ${id}, req-31`, `pay: ${id}, req-31`, `pay: ${id}, req-31`],
      "the release has the id of the request": true,
    });
    const { calls: all } = await checkout();
    expect({ "tips have the id of the request": all.at(-1)?.trace }).toEqual({
      "tips have the id of the request": "req-31",
    });
  });
});

describe("when a service stays away", () => {
  test("takes no money without a reservation", { checks: ["unavailable", "attempts"] }, async () => {
    await expectAll([
      [{ reserve: ["refused"] }, { state: "unavailable" }, THRICE("reserve")],
      [{ reserve: ["silent"] }, { state: "unavailable" }, THRICE("reserve")],
      [{ reserve: [500, 503, 503, 201] }, { state: "unavailable" }, THRICE("reserve")],
    ]);
  });

  test("keeps the reservation while the payment is unknown", { checks: ["pending"] }, async () => {
    const pending = { state: "pending", reservationId: "r-5" };
    await expectAll(
      ["refused", "silent", "no JSON", 500, 503].map((always) => [
        { pay: [always] },
        pending,
        `reserve, ${THRICE("pay")}`,
      ]),
    );
  });

  test("releases the reservation of a declined payment", { checks: ["declined", "final"] }, async () => {
    const { result, calls } = await checkout({
      reserve: [[201, { reservationId: "r-88" }]],
      pay: ["silent", 402],
    });
    expect({ result, last: calls.at(-1)?.call }).toEqual({
      result: { state: "declined" },
      last: "DELETE stock:1/reservations/r-88",
    });
    await expectAll([[{ pay: [402], release: [404] }, { state: "declined" }, "reserve, pay, release"]]);
  });

  test("repeats the release, and names what is left to release", {
    checks: ["to-release", "attempts"],
  }, async () => {
    const left = { state: "declined", toRelease: "r-5" };
    await expectAll([
      [
        { pay: [402], release: ["silent", 204] },
        { state: "declined" },
        "reserve, pay, release, pause, release",
      ],
      [{ pay: [402], release: [503, 503, 404] }, { state: "declined" }, `reserve, pay, ${THRICE("release")}`],
      [{ pay: [402], release: ["refused"] }, left, `reserve, pay, ${THRICE("release")}`],
      [{ pay: [402], release: [500] }, left, `reserve, pay, ${THRICE("release")}`],
    ]);
  });

  test("goes on without tips, after one attempt", { checks: ["tips-fail", "tips-once"] }, async () => {
    const without = { ...PAID, tips: [] };
    const behaviours = ["refused", "silent", "slow body", "no JSON", 500, 404, 429];
    await expectAll(behaviours.map((tips) => [{ tips: [tips, [200, ["late"]]] }, without, ALL]));
    await expectAll(
      [{ items: ["bulb"] }, "bulb", null].map((json) => [{ tips: [[200, json]] }, without, ALL]),
    );
    await expectAll([[{ tips: [[404, ["bulb"]]] }, without, ALL]]);
  });
});
