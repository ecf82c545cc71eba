import { describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

describe("createBatcher", () => {
  test("sends items of one go together", { checks: ["batch", "not-at-once"] }, async () => {
    const first = randomInt(1, 90);
    const found = await inside(async ({ createBatcher }, first) => {
      const log = [];
      const add = createBatcher(
        (items) => log.push(items),
        () => {},
      );
      for (const item of [first, 0, "", null, first]) add(item);
      const atOnce = log.length;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { "calls before the code has ended": atOnce, sent: log };
    }, first);
    expect(found).toEqual({ "calls before the code has ended": 0, sent: [[first, 0, "", null, first]] });
  });

  test("sends before timers and immediates", { checks: ["soon"] }, async () => {
    const found = await inside(async ({ createBatcher }) => {
      const log = [];
      const add = createBatcher(
        (items) => log.push(`sent ${items}`),
        () => {},
      );
      await new Promise((resolve) => {
        setImmediate(() => {
          setTimeout(() => log.push("timer"), 0);
          setImmediate(() => log.push("immediate"));
          add(1);
          add(2);
          log.push("code ends");
          setTimeout(resolve, 30);
        });
      });
      return [...log.slice(0, 2), ...log.slice(2).sort()];
    });
    expect(found).toEqual(["code ends", "sent 1,2", "immediate", "timer"]);
  });

  test("sends later items in another batch", { checks: ["next-batch", "own-array"] }, async () => {
    const found = await inside(async ({ createBatcher }) => {
      const sent = [];
      let end;
      const add = createBatcher(
        (items) => {
          sent.push(items);
          if (items.includes("a")) add("added by send");
          return new Promise((resolve) => {
            end = resolve;
          });
        },
        () => {},
      );
      const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
      add("a");
      add("b");
      await pause();
      add("while it runs");
      await pause();
      end();
      add("c");
      await pause();
      add("d");
      await pause();
      return sent;
    });
    expect({ sent: found }).toEqual({
      sent: [["a", "b"], ["added by send"], ["while it runs"], ["c"], ["d"]],
    });
  });

  test("hands errors on, and goes on", { checks: ["batch-error"] }, async () => {
    const found = await inside(async ({ createBatcher }) => {
      const errors = [];
      const sent = [];
      const add = createBatcher(
        (items) => {
          if (items.includes("throws")) throw new Error("thrown");
          if (items.includes("rejects")) return Promise.reject(new Error("rejected"));
          sent.push(items);
        },
        (error) => errors.push(error?.message),
      );
      for (const item of ["throws", "fine", "rejects", "rejects", "fine"]) {
        add(item);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return { errors, sent };
    });
    expect(found).toEqual({ errors: ["thrown", "rejected", "rejected"], sent: [["fine"], ["fine"]] });
  });

  test("hands on what is no error object", { checks: ["batch-error"] }, async () => {
    const found = await inside(async ({ createBatcher }) => {
      const errors = [];
      const add = createBatcher(
        ([reason]) => Promise.reject(reason),
        (error) => errors.push(error),
      );
      for (const reason of [undefined, null, 0, "", false]) {
        add(reason);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      return errors;
    });
    expect({ "what onError got": found }).toEqual({ "what onError got": [undefined, null, 0, "", false] });
  });
});

/**
 * A poller whose work takes the given milliseconds, until it was called so many times. Gives the calls, the
 * shortest pause between the end of one and the start of the next, and the most at the same time.
 */
const poll = (plan) =>
  inside(async ({ createPoller }, { takes = 0, calls = 3, ms = 30, starts = 1, fails = null }) => {
    const seen = { calls: 0, most: 0, errors: [] };
    const pauses = [];
    let running = 0;
    let enough;
    const isEnough = new Promise((resolve) => {
      enough = resolve;
    });
    let freeSince = performance.now();
    const work = () => {
      seen.calls += 1;
      running += 1;
      seen.most = Math.max(seen.most, running);
      pauses.push(performance.now() - freeSince);
      const end = () => {
        running -= 1;
        freeSince = performance.now();
        if (seen.calls >= calls) enough();
      };
      if (fails === "throws") {
        end();
        throw new Error(`thrown ${seen.calls}`);
      }
      if (takes === 0 && fails === null) return end();
      return new Promise((resolve, reject) => {
        setTimeout(() => {
          end();
          if (fails === "rejects") reject(new Error(`rejected ${seen.calls}`));
          else resolve();
        }, takes);
      });
    };
    const poller = createPoller(work, ms, (error) => seen.errors.push(error?.message));
    for (let count = 0; count < starts; count += 1) poller.start();
    const atOnce = seen.calls;
    const late = new Promise((resolve) => setTimeout(resolve, 3000));
    await Promise.race([isEnough, late]);
    poller.stop();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const shortest = Math.min(...pauses);
    // A timer may fire a little early.
    return {
      ...seen,
      atOnce,
      waits: shortest >= ms - 3 ? "at least ms" : `only ${Math.round(shortest)} of ${ms} ms`,
    };
  }, plan);

describe("createPoller", () => {
  const fine = { calls: 3, most: 1, errors: [], atOnce: 0, waits: "at least ms" };

  test("calls work again and again, each time after a pause", { checks: ["first", "again"] }, async () => {
    expect({ "work without a promise": await poll({}) }).toEqual({ "work without a promise": fine });
  });

  test("never runs two calls at the same time", { checks: ["no-overlap", "again"] }, async () => {
    expect({ "work of 100 ms": await poll({ takes: 100, ms: 20 }) }).toEqual({ "work of 100 ms": fine });
  });

  test("hands errors on, and goes on", { checks: ["poll-error"] }, async () => {
    const found = {
      throws: await poll({ fails: "throws" }),
      rejects: await poll({ fails: "rejects", takes: 1 }),
    };
    expect(found).toEqual({
      throws: { ...fine, errors: ["thrown 1", "thrown 2", "thrown 3"] },
      rejects: { ...fine, errors: ["rejected 1", "rejected 2", "rejected 3"] },
    });
  });

  test("changes nothing at a second start", { checks: ["start-twice"] }, async () => {
    expect({ "three starts": await poll({ starts: 3, calls: 4 }) }).toEqual({
      "three starts": { ...fine, calls: 4 },
    });
  });

  test("stops", { checks: ["stop", "stop-running", "stop-idle"] }, async () => {
    const found = await inside(async ({ createPoller }) => {
      const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      const run = async (takes, stop) => {
        let calls = 0;
        const work = async () => {
          calls += 1;
          if (calls === 1) stop(poller);
          await pause(takes);
        };
        const poller = createPoller(work, 10, () => {});
        poller.stop();
        poller.start();
        if (takes === null) poller.stop();
        await pause(150);
        poller.stop();
        poller.stop();
        return calls;
      };
      return {
        "stopped before the first call": await run(null, () => {}),
        "stopped at the start of work": await run(20, (poller) => poller.stop()),
        "stopped while work runs": await run(40, (poller) => setTimeout(() => poller.stop(), 10)),
      };
    });
    expect(found).toEqual({
      "stopped before the first call": 0,
      "stopped at the start of work": 1,
      "stopped while work runs": 1,
    });
  });

  test("begins anew after a stop, in one row", { checks: ["restart", "one-row"] }, async () => {
    const found = await inside(async ({ createPoller }) => {
      const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      const log = [];
      const poller = createPoller(
        async () => {
          const number = log.length + 1;
          log.push(performance.now());
          if (number === 1) {
            // Stopped and started again, while this call is running.
            poller.stop();
            poller.start();
            await pause(45);
          }
        },
        30,
        () => {},
      );
      poller.start();
      for (let waited = 0; waited < 200 && log.length < 6; waited += 1) await pause(10);
      poller.stop();
      const calls = log.length;
      await pause(80);
      const gaps = log.slice(1).map((at, index) => at - log[index]);
      const shortest = Math.min(...gaps);
      return {
        "calls again": calls >= 6,
        "after the stop": log.length - calls,
        gaps: shortest >= 27 ? "at least 30 ms" : `only ${Math.round(shortest)} ms`,
      };
    });
    expect(found).toEqual({ "calls again": true, "after the stop": 0, gaps: "at least 30 ms" });
  });

  test("does not keep the process alive while it waits", { checks: ["unref"] }, async () => {
    const found = await inside(async ({ createPoller }) => {
      const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
      const before = timers();
      const poller = createPoller(
        () => {},
        50,
        () => {},
      );
      poller.start();
      const first = timers() - before;
      await new Promise((resolve) => setTimeout(resolve, 90));
      const later = timers() - before;
      poller.stop();
      return { "timers that hold the process, at first": first, "after a call": later };
    });
    expect(found).toEqual({ "timers that hold the process, at first": 0, "after a call": 0 });
  });

  test("hands on what is no error object, and the error of a work that ends after stop", {
    checks: ["poll-error", "stop-running"],
  }, async () => {
    const found = await inside(async ({ createPoller }) => {
      const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      const reasons = [undefined, 0, "at work"];
      const errors = [];
      let calls = 0;
      const work = async () => {
        calls += 1;
        const reason = reasons.shift();
        if (reason === "at work") {
          poller.stop();
          await pause(5);
        }
        throw reason;
      };
      const poller = createPoller(work, 5, (error) => errors.push(error));
      poller.start();
      for (let waited = 0; waited < 200 && errors.length < 3; waited += 1) await pause(5);
      await pause(30);
      return { calls, errors };
    });
    expect(found).toEqual({ calls: 3, errors: [undefined, 0, "at work"] });
  });

  test("changes nothing at a later start, while it waits or works", {
    checks: ["start-twice", "no-overlap"],
  }, async () => {
    const found = await inside(async ({ createPoller }) => {
      const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      const log = [];
      let running = 0;
      let most = 0;
      const work = async () => {
        log.push("work");
        running += 1;
        most = Math.max(most, running);
        if (log.length === 1) setTimeout(() => poller.start(), 10);
        await pause(150);
        running -= 1;
      };
      const poller = createPoller(work, 100, () => {});
      poller.start();
      // A wait that began anew at 50 would end after this.
      setTimeout(() => log.push("130 ms"), 130);
      setTimeout(() => poller.start(), 50);
      for (let waited = 0; waited < 200 && log.length < 4; waited += 1) await pause(10);
      poller.stop();
      return { log: log.slice(0, 2), "most at the same time": most };
    });
    expect(found).toEqual({ log: ["work", "130 ms"], "most at the same time": 1 });
  });
});
