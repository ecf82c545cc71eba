import { expect, inside, randomInt, test } from "@aulo/runner/spec";

const TTL_MS = 1000;

/**
 * Plays steps on a new cache and gives a line for each load and each result:
 * `["get", key]` begins a call, `["answer", key, value]` and `["fail", key, message]` end the oldest load of the key that runs
 * (`"newest"` as last part: the newest), `["later", ms]` moves the clock, `["forget", key]` forgets.
 * `throws` are keys whose load throws at once.
 */
const play = (steps, { max = 100, throws = [] } = {}) =>
  inside(
    async ({ createCache }, steps, ttlMs, max, throws) => {
      const lines = [];
      const loads = [];
      let time = 1_700_000_000_000;
      const cache = createCache({ ttlMs, max, now: () => time });
      const load = (key) => {
        lines.push(`load ${key}`);
        if (throws.includes(key)) throw new Error(`${key} is broken`);
        return new Promise((resolve, reject) => loads.push({ key, resolve, reject }));
      };
      const take = (key, newest) => {
        const index = loads[newest ? "findLastIndex" : "findIndex"]((one) => one.key === key);
        if (index !== -1) return loads.splice(index, 1)[0];
        lines.push(`no load of ${key} runs`);
        return { resolve() {}, reject() {} };
      };
      const actions = {
        get(key) {
          let call;
          try {
            call = cache.get(key, load);
          } catch (error) {
            lines.push(`get ${key} throws ${error.message}`);
            return;
          }
          Promise.resolve(call).then(
            (value) => lines.push(`${key}: ${JSON.stringify(value)}`),
            (error) => lines.push(`${key} rejects: ${error?.message}`),
          );
        },
        answer: (key, value, newest) => take(key, newest).resolve(value),
        fail: (key, message, newest) => take(key, newest).reject(new Error(message)),
        later: (ms) => {
          time += ms;
        },
        forget: (key) => cache.forget(key),
      };
      for (const [action, ...rest] of steps) {
        actions[action](...rest);
        // Long enough for all promises that this step has settled.
        await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
      }
      return lines;
    },
    steps,
    TTL_MS,
    max,
    throws,
  );

/** Steps that load a key. */
const loaded = (key, value = key) => [
  ["get", key],
  ["answer", key, value],
];

/** The keys that are loaded when each of them is asked for, in this order, after the steps. */
async function missesAfter(steps, keys, options) {
  const before = await play(steps, options);
  const lines = await play([...steps, ...keys.map((key) => ["get", key])], options);
  return lines
    .slice(before.length)
    .filter((line) => line.startsWith("load "))
    .map((line) => line.slice(5));
}

test("loads on a miss, and keeps the value for hits", { checks: ["loads", "hit"] }, async () => {
  const value = { title: "Emma", copies: randomInt(1, 99) };
  const lines = await play([...loaded("book 1", value), ["get", "book 1"], ["get", "book 1"]]);
  const result = `book 1: ${JSON.stringify(value)}`;
  expect(lines).toEqual(["load book 1", result, result, result]);
});

test("each cache has its own values", { checks: ["own"] }, async () => {
  const found = await inside(async ({ createCache }) => {
    const [first, second] = [1, 2].map(() => createCache({ ttlMs: 1000, max: 5, now: () => 0 }));
    await first.get("a", async () => "first");
    const value = await second.get("a", async () => "second");
    second.forget("a");
    return [value, await first.get("a", async () => "loaded again")];
  });
  expect(found).toEqual(["second", "first"]);
});

test("keeps any value", { checks: ["any-value"] }, async () => {
  for (const value of [null, undefined, false, 0, "", [], "text"]) {
    const lines = await play([
      ["get", "a"],
      ["answer", "a", value],
      ["get", "a"],
    ]);
    expect({ value, lines }).toEqual({
      value,
      lines: ["load a", ...Array(2).fill(`a: ${JSON.stringify(value)}`)],
    });
  }
});

test("takes any string as a key", { checks: ["any-key"] }, async () => {
  for (const key of ["constructor", "__proto__", "toString", "", "a b/c?d"]) {
    const lines = await play([...loaded(key, 1), ["get", key]]);
    expect({ key, lines }).toEqual({ key, lines: [`load ${key}`, `${key}: 1`, `${key}: 1`] });
  }
});

test("loads again when the time is over", { checks: ["ttl"] }, async () => {
  for (const [ms, misses] of [
    [TTL_MS - 1, []],
    [TTL_MS, ["a"]],
    [TTL_MS + 1, ["a"]],
    [60 * TTL_MS, ["a"]],
  ]) {
    const found = await missesAfter([...loaded("a"), ["later", ms]], ["a"]);
    expect({ "after ms": ms, loads: found }).toEqual({ "after ms": ms, loads: misses });
  }
});

test("counts the time from the moment when the value arrived", { checks: ["ttl"] }, async () => {
  const slow = [
    ["get", "a"],
    ["later", 5 * TTL_MS],
    ["answer", "a", 1],
    ["later", TTL_MS - 1],
  ];
  expect({ "one ms before the end": await missesAfter(slow, ["a"]) }).toEqual({
    "one ms before the end": [],
  });
  expect({ "at the end": await missesAfter([...slow, ["later", 1]], ["a"]) }).toEqual({
    "at the end": ["a"],
  });
});

test("replaces a value that is over by the new one", { checks: ["ttl", "loads"] }, async () => {
  const lines = await play([
    ...loaded("a", 1),
    ["later", TTL_MS],
    ...loaded("a", 2),
    ["later", TTL_MS - 1],
    ["get", "a"],
  ]);
  expect(lines).toEqual(["load a", "a: 1", "load a", "a: 2", "a: 2"]);
});

test("a hit does not make a value live longer", { checks: ["not-renewed"] }, async () => {
  const steps = [...loaded("a"), ["later", 600], ["get", "a"], ["later", 600]];
  expect({ loads: await missesAfter(steps, ["a"]) }).toEqual({ loads: ["a"] });
});

test("shares a running load", { checks: ["shared"] }, async () => {
  const lines = await play([
    ["get", "a"],
    ["get", "a"],
    ["get", "a"],
    ["answer", "a", 7],
  ]);
  expect(lines).toEqual(["load a", "a: 7", "a: 7", "a: 7"]);
});

test("shares a running load after a value was over", { checks: ["shared"] }, async () => {
  const lines = await play([
    ...loaded("a", 1),
    ["later", TTL_MS],
    ["get", "a"],
    ["get", "a"],
    ["answer", "a", 2],
  ]);
  expect(lines).toEqual(["load a", "a: 1", "load a", "a: 2", "a: 2"]);
});

test("loads other keys meanwhile", { checks: ["independent"] }, async () => {
  const lines = await play([["get", "a"], ...loaded("b", 2), ["answer", "a", 1], ["get", "a"], ["get", "b"]]);
  expect(lines).toEqual(["load a", "load b", "b: 2", "a: 1", "a: 1", "b: 2"]);
});

test("rejects with the error of the load, and loads again", {
  checks: ["same-error", "failure-not-kept"],
}, async () => {
  const lines = await play([
    ["get", "a"],
    ["get", "a"],
    ["fail", "a", "away"],
    ...loaded("a", 2),
    ["get", "a"],
  ]);
  expect(lines).toEqual(["load a", "a rejects: away", "a rejects: away", "load a", "a: 2", "a: 2"]);
});

test("rejects when a value is over and the load fails", { checks: ["same-error", "ttl"] }, async () => {
  const lines = await play([...loaded("a", 1), ["later", TTL_MS], ["get", "a"], ["fail", "a", "away"]]);
  expect(lines).toEqual(["load a", "a: 1", "load a", "a rejects: away"]);
});

test("rejects when the load throws at once, and loads again", {
  checks: ["same-error", "failure-not-kept"],
}, async () => {
  const lines = await play(
    [
      ["get", "a"],
      ["get", "a"],
      ["get", "b"],
    ],
    { throws: ["a"] },
  );
  expect(lines).toEqual(["load a", "a rejects: a is broken", "load a", "a rejects: a is broken", "load b"]);
});

test("keeps no more than the given number of values", { checks: ["max", "lru"] }, async () => {
  for (const max of [1, 2, 3]) {
    const keys = ["a", "b", "c", "d"];
    const steps = keys.flatMap((key) => loaded(key));
    // Asked for from the newest on, so that no answer is needed to find those that are kept.
    const misses = await missesAfter(steps, keys.toReversed(), { max });
    expect({ max, misses }).toEqual({ max, misses: keys.slice(0, 4 - max).toReversed() });
  }
});

test("drops the value that was used least recently", { checks: ["lru"] }, async () => {
  const steps = [...loaded("a"), ...loaded("b"), ...loaded("c"), ["get", "a"], ["get", "b"], ...loaded("d")];
  expect({ misses: await missesAfter(steps, ["a", "b", "d", "c"], { max: 3 }) }).toEqual({ misses: ["c"] });
});

test("a value that is loaded again takes no second place", { checks: ["max", "lru"] }, async () => {
  const steps = [
    ...loaded("a"),
    ...loaded("b"),
    ["later", TTL_MS],
    ...loaded("a"),
    ...loaded("b"),
    ...loaded("a"),
  ];
  expect({ misses: await missesAfter(steps, ["a", "b"], { max: 2 }) }).toEqual({ misses: [] });
});

test("a value that is loaded again takes the place of no other", { checks: ["lru", "ttl"] }, async () => {
  const steps = [
    ...loaded("a"),
    ["later", 600],
    ...loaded("b"),
    ["get", "a"],
    ["later", 400],
    ...loaded("a"),
  ];
  expect({ misses: await missesAfter(steps, ["a", "b"], { max: 2 }) }).toEqual({ misses: [] });
});

test("a value that is loaded again was used last", { checks: ["lru"] }, async () => {
  const steps = [
    ...loaded("a"),
    ["later", 600],
    ...loaded("b"),
    ["later", 400],
    ...loaded("a"),
    ...loaded("c"),
  ];
  expect({ misses: await missesAfter(steps, ["a", "c", "b"], { max: 2 }) }).toEqual({ misses: ["b"] });
});

test("forgets a key, and only this one", { checks: ["forget", "forget-one"] }, async () => {
  const steps = [...loaded("a"), ...loaded("b"), ["forget", "a"], ["forget", "never loaded"]];
  expect({ misses: await missesAfter(steps, ["a", "b"]) }).toEqual({ misses: ["a"] });
  const running = [...loaded("b"), ["get", "a"], ["forget", "a"]];
  expect({ "misses of others during a load": await missesAfter(running, ["b"]) }).toEqual({
    "misses of others during a load": [],
  });
});

test("gives the result of a running load to those that wait for it", { checks: ["waiters"] }, async () => {
  const lines = await play([
    ["get", "a"],
    ["get", "a"],
    ["forget", "a"],
    ["answer", "a", "old"],
  ]);
  expect(lines).toEqual(["load a", 'a: "old"', 'a: "old"']);
});

test("keeps no result of a load that was running when the key was forgotten", {
  checks: ["old-load"],
}, async () => {
  const steps = [
    ["get", "a"],
    ["forget", "a"],
    ["answer", "a", "old"],
  ];
  expect({ misses: await missesAfter(steps, ["a"]) }).toEqual({ misses: ["a"] });
});

test("starts a load of its own after forget", { checks: ["old-load", "waiters"] }, async () => {
  const steps = [
    ["get", "a"],
    ["forget", "a"],
    ["get", "a"],
    ["answer", "a", "old"],
    ["answer", "a", "new"],
    ["get", "a"],
  ];
  expect(await play(steps)).toEqual(["load a", "load a", 'a: "old"', 'a: "new"', 'a: "new"']);
});

test.each([
  ["answer", "old", 'a: "old"'],
  ["fail", "away", "a rejects: away"],
])(
  "keeps the new value when the old load ends later (%s)",
  { checks: ["old-load"] },
  async (action, text, line) => {
    const steps = [
      ["get", "a"],
      ["forget", "a"],
      ["get", "a"],
      ["answer", "a", "new", "newest"],
      [action, "a", text],
      ["get", "a"],
    ];
    expect(await play(steps)).toEqual(["load a", "load a", 'a: "new"', line, 'a: "new"']);
  },
);

test.each([
  ["answer", "old"],
  ["fail", "away"],
])(
  "shares the new load when the old one has ended first (%s)",
  { checks: ["old-load", "shared"] },
  async (action, text) => {
    const steps = [
      ["get", "a"],
      ["forget", "a"],
      ["get", "a"],
      [action, "a", text],
    ];
    expect({ misses: await missesAfter(steps, ["a"]) }).toEqual({ misses: [] });
  },
);
