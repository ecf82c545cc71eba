import { describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/**
 * Goes through the steps with a new reporter, and gives everything that was seen. A step is one of:
 * `["report", value, context]`, where `{ error: { name, message, code, causes } }` is made into an error,
 * `["settle", index, how]` for the promise of an event, `["wait"]`, and `["flush", withinMs, settleMeanwhile]` with a list of indexes.
 * With `sending`, `send` is "open" (settled by a step), "throws", "rejects" or "works".
 */
const drive = (options, steps) =>
  inside(
    async ({ createReporter }, { sending = "works", every = 50, maxOpen = 100 }, steps) => {
      const seen = { sent: [], returned: [], thrown: [], unhandled: [], flushed: [] };
      const settlers = [];
      const onUnhandled = (error) => seen.unhandled.push(String(error));
      process.on("unhandledRejection", onUnhandled);
      const send = (event) => {
        seen.sent.push({ ...event });
        if (sending === "throws") throw new Error("tracker is down");
        if (sending === "rejects") return Promise.reject(new Error("tracker is down"));
        if (sending === "works") return Promise.resolve();
        return new Promise((resolve, reject) => settlers.push({ resolve, reject }));
      };
      const make = ({ name, message, causes = [], ...more }) => {
        const cause =
          causes.length > 0 ? { cause: make({ message: causes[0], causes: causes.slice(1) }) } : undefined;
        const error = Object.assign(new Error(message, cause), more);
        if (name !== undefined) error.name = name;
        error.stack = `stack of ${error.name}: ${message}`;
        return error;
      };
      const isError = (value) => typeof value === "object" && value !== null && "error" in value;
      const moment = () => new Promise((resolve) => setTimeout(resolve, 10));
      const settle = (index, how) =>
        how === "rejects"
          ? settlers[index]?.reject(new Error("tracker is down"))
          : settlers[index]?.resolve();
      const reporter = createReporter({ send, release: "b41f7", every, maxOpen });
      for (const [what, first, second] of steps) {
        if (what === "report") {
          try {
            const returned = reporter.report(isError(first) ? make(first.error) : first, second);
            seen.returned.push(returned === undefined ? "undefined" : typeof returned);
          } catch (error) {
            seen.thrown.push(String(error));
          }
        }
        if (what === "settle") settle(first, second);
        if (what === "wait" || what === "settle") await moment();
        if (what === "flush") {
          const flushed = reporter.flush(first);
          let isDone = false;
          const settled = Promise.resolve(flushed).then((result) => {
            isDone = true;
            return result;
          });
          if (second !== undefined) {
            for (const index of second) {
              await moment();
              seen.flushed.push(isDone ? "too early" : "waits");
              settle(index, "resolves");
            }
          }
          const late = new Promise((resolve) => setTimeout(resolve, 1500, "still waits"));
          seen.flushed.push(await Promise.race([settled, late]));
        }
      }
      await moment();
      process.off("unhandledRejection", onUnhandled);
      return seen;
    },
    options,
    steps,
  );

const report = (message, context = {}) => ["report", { error: { message } }, context];
const messagesOf = ({ sent }) => sent.map(({ message }) => message);

async function eventOf(value, context) {
  const { sent } = await drive({}, [["report", value, context]]);
  expect({ "events sent": sent.length }).toEqual({ "events sent": 1 });
  return sent[0];
}

test("sends the first error of each group, and then every so many", { checks: ["sampling"] }, async () => {
  const numbers = [...Array(12).keys()].map((index) => index + 1);
  const CASES = [
    [1, numbers],
    [2, [1, 3, 5, 7, 9, 11]],
    [5, [1, 6, 11]],
    [50, [1]],
  ];
  for (const [every, expected] of CASES) {
    const steps = numbers.flatMap((index) => [
      report("not saved", { requestId: `order ${index}` }),
      report("no stock", { requestId: `stock ${index}` }),
    ]);
    const { sent } = await drive({ every }, steps);
    const found = sent.map(({ requestId }) => requestId);
    expect({ every, found }).toEqual({ every, found: expected.flatMap((n) => [`order ${n}`, `stock ${n}`]) });
  }
});

describe("an event", () => {
  const CONTEXT = { requestId: "r17", method: "POST", route: "/orders/:id", user: { id: 5 } };

  test("has the chosen keys and no others", { checks: ["keys"] }, async () => {
    const KEYS = ["causes", "count", "group", "message", "method", "name", "release", "requestId"];
    KEYS.push("route", "stack", "userId");
    const private_ = { body: { password: "x" }, headers: { cookie: "sid=1" }, path: "/orders/7" };
    const user = { id: 5, email: "ines@mail.example" };
    const error = {
      message: "not saved",
      code: "23505",
      detail: "Key (email)=(ines@mail.example)",
      status: 500,
    };
    for (const context of [{ ...CONTEXT, ...private_, user }, {}])
      expect({ context, keys: Object.keys(await eventOf({ error }, context)).sort() }).toEqual({
        context,
        keys: KEYS,
      });
    const { release } = await eventOf({ error }, CONTEXT);
    expect({ release }).toEqual({ release: "b41f7" });
  });

  test("tells in which request the error was", { checks: ["context"] }, async () => {
    const CASES = [
      [CONTEXT, ["r17", "POST", "/orders/:id", 5]],
      [{ ...CONTEXT, user: { id: 0, name: "Ines" } }, ["r17", "POST", "/orders/:id", 0]],
      [{ ...CONTEXT, user: { name: "Ines" } }, ["r17", "POST", "/orders/:id", null]],
      [{ ...CONTEXT, user: null }, ["r17", "POST", "/orders/:id", null]],
      [{ requestId: "r18" }, ["r18", null, null, null]],
      [{}, [null, null, null, null]],
      [undefined, [null, null, null, null]],
      [null, [null, null, null, null]],
    ];
    for (const [context, expected] of CASES) {
      const { requestId, method, route, userId } = await eventOf(
        { error: { message: "not saved" } },
        context,
      );
      expect({ context, event: [requestId, method, route, userId] }).toEqual({ context, event: expected });
    }
  });

  test("has the name, the message and the stack of the error", { checks: ["error"] }, async () => {
    for (const [name, text] of [
      ["Error", "not saved"],
      ["TypeError", "x is not a function"],
      ["StockError", ""],
    ]) {
      const { message, stack, ...event } = await eventOf({ error: { name, message: text } }, CONTEXT);
      expect({ name: event.name, message, stack }).toEqual({
        name,
        message: text,
        stack: `stack of ${name}: ${text}`,
      });
    }
  });

  test("takes a value that is not an error", { checks: ["any-value"] }, async () => {
    for (const value of [
      "no stock",
      "",
      0,
      404,
      false,
      null,
      undefined,
      { message: "no stock", name: "X" },
    ]) {
      const { name, message, stack, causes } = await eventOf(value, CONTEXT);
      expect({ value, name, message, stack, causes }).toEqual({
        value,
        name: "NotAnError",
        message: String(value),
        stack: null,
        causes: [],
      });
    }
  });

  test("lists the causes, from the outside in", { checks: ["causes"] }, async () => {
    for (const given of [[], ["no connection"], ["no answer", "no connection", "ECONNREFUSED"]]) {
      const { causes } = await eventOf({ error: { message: "not saved", causes: given } }, CONTEXT);
      expect({ given, causes }).toEqual({ given, causes: given });
    }
  });

  test("belongs to a group by name and message, without numbers", { checks: ["group"] }, async () => {
    const number = randomInt(10, 9999);
    const CASES = [
      [{ message: `order ${number} not saved` }, "Error: order # not saved"],
      [{ name: "StockError", message: `${number} of 3, 40 kg` }, "StockError: # of #, # kg"],
      [{ message: "no 1.5" }, "Error: no #.#"],
      [{ message: "" }, "Error: "],
    ];
    for (const [error, expected] of CASES) {
      const { group } = await eventOf({ error }, CONTEXT);
      expect({ error, group }).toEqual({ error, group: expected });
    }
    const { group } = await eventOf("timeout after 30 s", CONTEXT);
    expect(group).toBe("NotAnError: timeout after # s");
  });
});

describe("report", () => {
  test("has only so many events under way", { checks: ["max-open"] }, async () => {
    for (const maxOpen of [1, 3]) {
      const names = ["a", "b", "c", "d", "e"];
      const found = messagesOf(
        await drive(
          { sending: "open", maxOpen },
          names.map((name) => report(name)),
        ),
      );
      expect({ maxOpen, found }).toEqual({ maxOpen, found: names.slice(0, maxOpen) });
    }
    const steps = [report("a"), report("b"), ["settle", 0, "resolves"], ["wait"], report("c"), report("d")];
    expect(messagesOf(await drive({ sending: "open", maxOpen: 1 }, steps))).toEqual(["a", "c"]);
  });

  test("counts the errors of a group, sent or not", { checks: ["count"] }, async () => {
    const steps = [
      report("order 1"),
      report("stock 1"),
      report("order 2"),
      report("order 33"),
      report("stock 2"),
    ];
    const all = await drive({ every: 1 }, steps);
    expect(all.sent.map(({ message, count }) => [message, count])).toEqual([
      ["order 1", 1],
      ["stock 1", 1],
      ["order 2", 2],
      ["order 33", 3],
      ["stock 2", 2],
    ]);
    const some = await drive(
      { every: 3 },
      [...Array(7).keys()].map((index) => report(`order ${index}`)),
    );
    expect(some.sent.map(({ count }) => count)).toEqual([1, 4, 7]);
    const open = { sending: "open", maxOpen: 1, every: 1 };
    const dropped = await drive(open, [
      report("a 1"),
      report("a 2"),
      report("a 3"),
      ["settle", 0, "resolves"],
      report("a 4"),
    ]);
    expect(dropped.sent.map(({ count }) => count)).toEqual([1, 4]);
  });

  test("has room again when a promise of send is settled", { checks: ["settled"] }, async () => {
    for (const how of ["resolves", "rejects"]) {
      const steps = [
        report("a"),
        report("b"),
        ["settle", 1, how],
        report("c"),
        ["settle", 0, how],
        report("d"),
        report("e"),
      ];
      const found = messagesOf(await drive({ sending: "open", maxOpen: 2 }, steps));
      expect({ "the promise": how, found }).toEqual({ "the promise": how, found: ["a", "b", "c", "d"] });
    }
    for (const sending of ["throws", "rejects", "works"]) {
      const steps = [report("a"), ["wait"], report("b"), ["wait"], report("c")];
      const found = messagesOf(await drive({ sending, maxOpen: 1 }, steps));
      expect({ send: sending, found }).toEqual({ send: sending, found: ["a", "b", "c"] });
    }
  });

  test("returns undefined at once", { checks: ["at-once"] }, async () => {
    for (const sending of ["open", "works", "rejects"]) {
      const { returned } = await drive({ sending, every: 2 }, [report("a"), report("a"), report("a")]);
      expect({ send: sending, returned }).toEqual({ send: sending, returned: Array(3).fill("undefined") });
    }
  });

  test("keeps failures of send to itself", { checks: ["silent"] }, async () => {
    for (const sending of ["throws", "rejects"]) {
      const { thrown, unhandled } = await drive({ sending }, [
        report("a"),
        ["wait"],
        ["report", "no stock", null],
      ]);
      expect({ send: sending, thrown, unhandled }).toEqual({ send: sending, thrown: [], unhandled: [] });
    }
  });
});

describe("flush", () => {
  test("resolves to true when nothing is under way", { checks: ["flush"] }, async () => {
    const none = await drive({}, [["flush", 60_000]]);
    const ended = await drive({ sending: "rejects" }, [
      report("a"),
      report("b"),
      ["wait"],
      ["flush", 60_000],
    ]);
    expect({ none: none.flushed, ended: ended.flushed }).toEqual({ none: [true], ended: [true] });
  });

  test("waits for all events that are under way", { checks: ["flush"] }, async () => {
    const steps = [
      report("a"),
      report("b"),
      report("c"),
      ["settle", 1, "rejects"],
      ["flush", 60_000, [2, 0]],
    ];
    const { flushed } = await drive({ sending: "open" }, steps);
    expect(flushed).toEqual(["waits", "waits", true]);
  });

  test("tells all that wait at the same time", { checks: ["flush"] }, async () => {
    const flushed = await inside(({ createReporter }) => {
      const settlers = [];
      const send = () => new Promise((resolve) => settlers.push(resolve));
      const reporter = createReporter({ send, release: "b41f7", every: 1, maxOpen: 9 });
      reporter.report(new Error("no stock"), {});
      const both = [reporter.flush(500), reporter.flush(500)];
      for (const settle of settlers) settle();
      return Promise.all(both);
    });
    expect({ flushed }).toEqual({ flushed: [true, true] });
  });

  test("resolves to false when the time is over", { checks: ["flush"] }, async () => {
    const steps = [report("a"), report("b"), ["settle", 0, "resolves"], ["flush", 30]];
    const { flushed } = await drive({ sending: "open" }, steps);
    expect(flushed).toEqual([false]);
  });
});

/** Emits an event on a process with a fake reporter, and gives the steps that were seen. */
const endBy = (name, flush) =>
  inside(
    async ({ watchProcess }, name, flush) => {
      const { EventEmitter } = await import("node:events");
      const [emitter, steps, error] = [new EventEmitter(), [], new Error("no stock")];
      const reporter = {
        report: (given) => void steps.push(given === error ? "report" : `report of ${given}`),
        flush: async (withinMs) => {
          steps.push(`flush ${withinMs}`);
          await new Promise((resolve) => setTimeout(resolve, 10));
          steps.push(`flush ${flush}`);
          if (flush === "rejects") throw new Error("cannot flush");
          return flush === "is done";
        },
      };
      const onUnhandled = () => {};
      process.on("unhandledRejection", onUnhandled);
      await new Promise((resolve) => {
        setTimeout(resolve, 1000);
        watchProcess(emitter, reporter, (code) => {
          steps.push(`exit ${code}`);
          resolve();
        });
        if (!emitter.emit(name, error, name)) resolve(steps.push("nobody listens"));
      });
      await new Promise((resolve) => setTimeout(resolve, 10));
      process.off("unhandledRejection", onUnhandled);
      return steps;
    },
    name,
    flush,
  );

describe("watchProcess", () => {
  const STEPS = ["report", "flush 2000", "flush is done", "flush is late", "flush rejects", "exit 1"];
  const expected = (flush) => STEPS.filter((step) => !/^flush [ir]/.test(step) || step === `flush ${flush}`);

  test("reports an exception, flushes, and exits", { checks: ["exceptions", "order"] }, async () => {
    for (const flush of ["is done", "is late"])
      expect({ flush, steps: await endBy("uncaughtException", flush) }).toEqual({
        flush,
        steps: expected(flush),
      });
  });

  test("reports a rejection, flushes, and exits", { checks: ["rejections", "order"] }, async () => {
    for (const flush of ["is done", "is late"])
      expect({ flush, steps: await endBy("unhandledRejection", flush) }).toEqual({
        flush,
        steps: expected(flush),
      });
  });

  test("exits when the flush fails", { checks: ["exit-anyway"] }, async () => {
    for (const name of ["uncaughtException", "unhandledRejection"])
      expect({ name, steps: await endBy(name, "rejects") }).toEqual({ name, steps: expected("rejects") });
  });
});
