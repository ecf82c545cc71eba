import { describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/**
 * Calls `withClient` with a pool of one client. The work ends after a moment as `ending` says:
 * `{ value }`, `{ throws }` at once, or `{ rejects }`, each with a code or without.
 */
const borrow = (ending) =>
  inside(async ({ withClient }, ending) => {
    const steps = [];
    const failure = (code) =>
      code === "undefined" ? undefined : Object.assign(new Error("failed"), code === null ? {} : { code });
    const client = {
      query: async () => ({ rows: [] }),
      release: (isBroken) => steps.push(`released, ${isBroken === true ? "broken" : "whole"}`),
    };
    const thrown = [];
    const pool = {
      async connect() {
        steps.push("borrowed");
        if ("connect" in ending) {
          thrown.push(failure(ending.connect));
          throw thrown[0];
        }
        return client;
      },
    };
    const work = (given) => {
      steps.push(given === client ? "work begins" : "work begins without the client");
      if ("throws" in ending) {
        thrown.push(failure(ending.throws));
        throw thrown[0];
      }
      if ("plain" in ending) return ending.plain;
      return new Promise((resolve, reject) => {
        setTimeout(() => {
          steps.push("work ends");
          if ("value" in ending) return resolve(ending.value);
          thrown.push(failure(ending.rejects));
          reject(thrown[0]);
        }, 10);
      });
    };
    let outcome;
    try {
      outcome = { result: await withClient(pool, work) };
    } catch (error) {
      outcome = { rejected: error === thrown[0] ? "with the same error" : String(error) };
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { outcome, steps };
  }, ending);

const SAME = { rejected: "with the same error" };

describe("withClient", () => {
  test("gives the result of the work", { checks: ["result"] }, async () => {
    const number = randomInt(1, 99);
    for (const value of [number, 0, null, "", false, [1], { a: 1 }]) {
      const found = [(await borrow({ value })).outcome, (await borrow({ plain: value })).outcome];
      expect({ value, found }).toEqual({ value, found: [{ result: value }, { result: value }] });
    }
  });

  test("rejects with the error of the work", { checks: ["same-error"] }, async () => {
    for (const code of [null, "23505", "08006", "undefined"]) {
      const found = [(await borrow({ rejects: code })).outcome, (await borrow({ throws: code })).outcome];
      expect({ code, found }).toEqual({ code, found: [SAME, SAME] });
    }
  });

  test("gives the client back once, after the work", {
    checks: ["gives-back", "once", "after-work", "not-broken"],
  }, async () => {
    for (const value of [7, null]) {
      const { steps } = await borrow({ value });
      expect(steps).toEqual(["borrowed", "work begins", "work ends", "released, whole"]);
    }
    expect((await borrow({ plain: 1 })).steps).toEqual(["borrowed", "work begins", "released, whole"]);
  });

  test("gives the client back once after an error", {
    checks: ["gives-back", "once", "after-work", "not-broken"],
  }, async () => {
    for (const code of [null, "23505", "40001", "22008", "10857", "undefined"]) {
      const found = [(await borrow({ rejects: code })).steps, (await borrow({ throws: code })).steps];
      expect({ code, found }).toEqual({
        code,
        found: [
          ["borrowed", "work begins", "work ends", "released, whole"],
          ["borrowed", "work begins", "released, whole"],
        ],
      });
    }
  });

  test("says that the connection is broken when the code says so", {
    checks: ["broken", "gives-back"],
  }, async () => {
    for (const code of ["08006", "08003", "08000", "57P01", "57P03"]) {
      const found = [(await borrow({ rejects: code })).steps, (await borrow({ throws: code })).steps];
      expect({ code, found }).toEqual({
        code,
        found: [
          ["borrowed", "work begins", "work ends", "released, broken"],
          ["borrowed", "work begins", "released, broken"],
        ],
      });
    }
  });

  test("rejects when there is no client, and does not begin the work", {
    checks: ["no-client"],
  }, async () => {
    for (const connect of [null, "08006"]) {
      expect(await borrow({ connect })).toEqual({ outcome: SAME, steps: ["borrowed"] });
    }
  });
});

/** Calls `total` with counts, of which null is a query that fails, and tells what the pool saw. */
const totalOf = (...counts) =>
  inside(async ({ total }, counts) => {
    const seen = { borrowed: 0, released: 0, queries: [], mostAtOnce: 0 };
    let running = 0;
    const client = {
      async query(text) {
        running += 1;
        seen.mostAtOnce = Math.max(seen.mostAtOnce, running);
        seen.queries.push(text);
        await new Promise((resolve) => setTimeout(resolve, 3));
        running -= 1;
        const count = counts[Number(text.split(" ")[1])];
        if (count === null) throw Object.assign(new Error("query failed"), { code: "42P01" });
        return { rows: [{ count }] };
      },
      release() {
        seen.released += 1;
      },
    };
    const pool = {
      async connect() {
        seen.borrowed += 1;
        return client;
      },
      query: (text) => client.query(text),
    };
    let result;
    try {
      result = await total(
        pool,
        counts.map((_, index) => `SELECT ${index}`),
      );
    } catch (error) {
      result = error.message;
    }
    await new Promise((resolve) => setTimeout(resolve, 15));
    return { result, ...seen, queries: seen.queries.join(", ") };
  }, counts);

describe("total", () => {
  test("adds the counts up", { checks: ["sum"] }, async () => {
    const [a, b] = [randomInt(1, 50), randomInt(1, 50)];
    const found = {
      none: (await totalOf()).result,
      one: (await totalOf(a)).result,
      several: (await totalOf(a, 0, b, 7)).result,
    };
    expect(found).toEqual({ none: 0, one: a, several: a + b + 7 });
  });

  test("uses one client, one query after the other", { checks: ["one-client", "gives-back"] }, async () => {
    const { borrowed, released, mostAtOnce, queries } = await totalOf(1, 2, 3);
    expect({ borrowed, released, mostAtOnce, queries }).toEqual({
      borrowed: 1,
      released: 1,
      mostAtOnce: 1,
      queries: "SELECT 0, SELECT 1, SELECT 2",
    });
  });

  test("stops at a query that fails, and gives the client back", {
    checks: ["stops", "gives-back"],
  }, async () => {
    const { result, borrowed, released, queries } = await totalOf(1, null, 3, 4);
    expect({ result, borrowed, released, queries }).toEqual({
      result: "query failed",
      borrowed: 1,
      released: 1,
      queries: "SELECT 0, SELECT 1",
    });
  });
});

/** Calls the shutdown so many times at once and once more afterwards, and gives all steps. */
const shutDown = (times) =>
  inside(async ({ createShutdown }, times) => {
    const steps = [];
    let isEnded = false;
    const server = {
      close(callback) {
        steps.push("server closes");
        setTimeout(() => {
          steps.push("server is closed");
          callback();
        }, 10);
      },
    };
    const pool = {
      async end() {
        if (isEnded) throw new Error("Called end on pool more than once");
        isEnded = true;
        steps.push("pool ends");
        await new Promise((resolve) => setTimeout(resolve, 10));
        steps.push("pool has ended");
      },
    };
    const stop = createShutdown(server, pool);
    if (steps.length > 0) return ["createShutdown itself stops something"];
    const failed = [];
    const calls = Array.from({ length: times }, () =>
      stop().then(
        () => steps.push("call resolves"),
        (error) => failed.push(error.message),
      ),
    );
    await Promise.all(calls);
    await stop().then(
      () => steps.push("later call resolves"),
      (error) => failed.push(error.message),
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    return [...steps, ...failed];
  }, times);

describe("createShutdown", () => {
  const stopped = ["server closes", "server is closed", "pool ends", "pool has ended"];

  test("closes the server, then the pool", { checks: ["order"] }, async () => {
    expect((await shutDown(1)).slice(0, 5)).toEqual([...stopped, "call resolves"]);
  });

  test("closes each once, however often it is called", { checks: ["end-once"] }, async () => {
    expect(await shutDown(3)).toEqual([
      ...stopped,
      "call resolves",
      "call resolves",
      "call resolves",
      "later call resolves",
    ]);
  });
});
