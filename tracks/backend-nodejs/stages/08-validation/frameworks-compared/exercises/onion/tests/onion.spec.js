import { describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/**
 * Composes functions that do one thing each, runs the app once for each name, all at once, and returns the
 * steps and the result of each run. A function is a list of words:
 *   wait      waits a few milliseconds
 *   next      awaits next() and notes its value
 *   caught    awaits next(), and notes the error if it is rejected
 *   started   calls next() without waiting and notes what it returned
 *   again     calls next() twice and notes what came of the second call
 *   later     awaits next(), and calls it once more afterwards
 *   rescued   awaits next(), and calls it once more when it is rejected
 *   throws    throws an error
 *   =value    returns the value
 * `plain` as the first word makes a function that is not async.
 */
const run = (functions, names = ["robot"]) =>
  inside(
    async ({ compose }, functions, names) => {
      const noteError = (error) => (error instanceof Error ? `an Error` : `no Error but ${error}`);
      function doWord(word, at, ctx) {
        ctx.steps.push(`${at} ${word}`);
        if (word === "throws") throw new Error(`thrown by ${at}`);
      }
      const again = async (ctx, next) => {
        try {
          const second = next();
          await second.then(
            (value) => ctx.steps.push(`the second call has the value ${value}`),
            (error) => ctx.steps.push(`the second call is rejected with ${noteError(error)}`),
          );
        } catch (error) {
          ctx.steps.push(`the second call threw ${noteError(error)}`);
        }
      };
      const asyncFunction = (words, at) => async (ctx, next) => {
        for (const word of words) {
          if (word.startsWith("=")) return word.slice(1);
          if (word === "wait") await new Promise((resolve) => setTimeout(resolve, ctx.waitMs));
          else if (word === "next") {
            ctx.steps.push(`${at} in`);
            const value = await next();
            ctx.steps.push(`${at} out with ${value}`);
          } else if (word === "caught") {
            try {
              await next();
              ctx.steps.push(`${at} caught nothing`);
            } catch (error) {
              ctx.steps.push(`${at} caught ${error?.message}`);
            }
          } else if (word === "again") {
            const first = next();
            await again(ctx, next);
            await first;
          } else if (word === "later") {
            await next();
            await again(ctx, next);
          } else if (word === "rescued") await next().catch(() => again(ctx, next));
          else doWord(word, at, ctx);
        }
        return undefined;
      };
      const plainFunction = (words, at) => (ctx, next) => {
        for (const word of words) {
          if (word.startsWith("=")) return word.slice(1);
          if (word === "started") {
            let started;
            try {
              started = next();
            } catch (error) {
              started = `an error: ${error?.message}`;
            }
            ctx.steps.push(
              `${at} got ${typeof started?.then === "function" ? "a promise" : started} from next`,
            );
            if (typeof started?.then === "function")
              return started.then(
                () => "done",
                (error) => error.message,
              );
          } else doWord(word, at, ctx);
        }
        return undefined;
      };
      const app = compose(
        functions.map((words, at) =>
          words[0] === "plain" ? plainFunction(words.slice(1), at) : asyncFunction(words, at),
        ),
      );
      const runs = names.map(async (name, index) => {
        const ctx = { name, steps: [], waitMs: 10 * (names.length - index) };
        let promise;
        try {
          promise = app(ctx);
        } catch (error) {
          return { steps: ctx.steps, threw: error?.message };
        }
        if (typeof promise?.then !== "function") return { steps: ctx.steps, returned: "no promise" };
        const ended = await promise.then(
          (value) => ({ value: value === ctx ? "the context" : value }),
          (error) => ({ rejectedWith: error?.message ?? String(error) }),
        );
        return { steps: ctx.steps, ...ended };
      });
      return Promise.all(runs);
    },
    functions,
    names,
  );

describe("compose", () => {
  test("goes inwards in order and back outwards", { checks: ["order", "waits"] }, async () => {
    const [found] = await run([["next"], ["next", "wait", "b"], ["wait", "c"]]);
    expect(found.steps).toEqual([
      "0 in",
      "1 in",
      "2 c",
      "1 out with undefined",
      "1 b",
      "0 out with undefined",
    ]);
  });

  test("gives every function the same context", { checks: ["order"] }, async () => {
    const found = await inside(async ({ compose }) => {
      const ctx = { count: 0 };
      const seen = [];
      const note = async (given, next) => {
        seen.push(given === ctx);
        given.count += 1;
        await next();
      };
      await compose([note, note, note])(ctx);
      return { seen, count: ctx.count };
    });
    expect(found).toEqual({ seen: [true, true, true], count: 3 });
  });

  test("ends where next is not called", { checks: ["ends"] }, async () => {
    const [found] = await run([["next"], ["stop"], ["never"]]);
    expect(found.steps).toEqual(["0 in", "1 stop", "0 out with undefined"]);
    const [alone] = await run([["stop"], ["never"]]);
    expect(alone.steps).toEqual(["0 stop"]);
  });

  test("waits for slow functions inside", { checks: ["waits", "values"] }, async () => {
    const [found] = await run([
      ["next", "a"],
      ["next", "b"],
      ["wait", "wait", "c", "=tea"],
    ]);
    expect(found.steps).toEqual([
      "0 in",
      "1 in",
      "2 c",
      "1 out with tea",
      "1 b",
      "0 out with undefined",
      "0 a",
    ]);
  });

  test("hands values outwards", { checks: ["values"] }, async () => {
    const value = `soup ${randomInt(1, 99)}`;
    const [found] = await run([
      ["next", "=first"],
      ["next", "=second"],
      ["plain", `=${value}`],
    ]);
    expect(found).toEqual({
      steps: ["0 in", "1 in", `1 out with ${value}`, "0 out with second"],
      value: "first",
    });
  });

  test("has the value undefined after the last function and for an empty list", {
    checks: ["last"],
  }, async () => {
    const [last] = await run([["next", "=done"]]);
    expect(last).toEqual({ steps: ["0 in", "0 out with undefined"], value: "done" });
    const [empty] = await run([]);
    expect(empty).toEqual({ steps: [], value: undefined });
  });

  test("lets an outer function catch an error", { checks: ["caught"] }, async () => {
    for (const inner of [["throws"], ["wait", "throws"], ["plain", "throws"]]) {
      const [found] = await run([["caught", "=saved"], ["next"], inner]);
      const steps = ["1 in", "2 throws", "0 caught thrown by 2"];
      expect({ inner, ...found }).toEqual({ inner, steps, value: "saved" });
    }
  });

  test("is rejected with an error that nobody catches", { checks: ["rejected"] }, async () => {
    for (const inner of [["throws"], ["wait", "throws"]]) {
      const [found] = await run([["next"], ["next"], inner]);
      const steps = ["0 in", "1 in", "2 throws"];
      expect({ inner, ...found }).toEqual({ inner, steps, rejectedWith: "thrown by 2" });
    }
  });

  test("never throws by itself", { checks: ["never-throws"] }, async () => {
    const [first] = await run([["plain", "throws"]]);
    expect(first).toEqual({ steps: ["0 throws"], rejectedWith: "thrown by 0" });
    const [inner] = await run([
      ["plain", "started"],
      ["plain", "throws"],
    ]);
    expect(inner).toEqual({ steps: ["1 throws", "0 got a promise from next"], value: "thrown by 1" });
  });

  const TWICE = [
    ["at once", "again"],
    ["after the first has ended", "later"],
  ];
  test.each(TWICE)("rejects a second call of next %s", { checks: ["twice"] }, async (_when, word) => {
    const [found] = await run([["next"], [word, "=ok"], ["inside"]]);
    expect(found).toEqual({
      steps: ["0 in", "2 inside", "the second call is rejected with an Error", "0 out with ok"],
      value: undefined,
    });
    const [last] = await run([[word, "=ok"]]);
    expect(last).toEqual({ steps: ["the second call is rejected with an Error"], value: "ok" });
  });

  test("rejects a second call of next after the first has failed", { checks: ["twice"] }, async () => {
    const [found] = await run([["rescued", "=ok"], ["throws"]]);
    expect(found).toEqual({ steps: ["1 throws", "the second call is rejected with an Error"], value: "ok" });
  });

  test("runs many times at once, each with its own context", { checks: ["many"] }, async () => {
    const names = ["ada", "lin", "noor"];
    const found = await run([["wait", "next", "a"], ["wait", "next", "b"], ["=tea"]], names);
    const steps = ["0 in", "1 in", "1 out with tea", "1 b", "0 out with undefined", "0 a"];
    expect(found).toEqual(names.map(() => ({ steps, value: undefined })));
  });

  test("runs again after it has ended", { checks: ["many"] }, async () => {
    const found = await inside(async ({ compose }) => {
      const list = [async (_ctx, next) => `<${await next()}>`, (ctx) => ctx.name];
      const app = compose(list);
      return [await app({ name: "ada" }), await app({ name: "lin" }), list.length];
    });
    expect(found).toEqual(["<ada>", "<lin>", 2]);
  });
});
