import { call, describe, expect, pick, test } from "@aulo/runner/spec";

const APP = "file:///srv/app.js";
/** Lines as people count them. A name that stands here twice is a function of the same name elsewhere. */
const FRAMES = {
  root: ["(root)", "", 0],
  idle: ["(idle)", "", 0],
  gc: ["(garbage collector)", "", 0],
  map: ["map", "", 0],
  handle: ["handle", APP, 10],
  list: ["list", APP, 20],
  find: ["find", APP, 30],
  walk: ["walk", APP, 40],
  findElsewhere: ["find", "file:///srv/stock.js", 30],
  findBelow: ["find", APP, 31],
  callback: ["", APP, 12],
  first: ["first", "node:internal/first", 1],
};

/** A profile from stacks, such as `["handle find", 2000]`: the callers, the running function, and the microseconds. */
function profileOf(...stacks) {
  const nodes = [];
  const make = (frame) => {
    const [functionName, url, line] = FRAMES[frame];
    const node = {
      id: nodes.length + 1,
      callFrame: { functionName, scriptId: "7", url, lineNumber: line - 1, columnNumber: 3 },
    };
    nodes.push(node);
    return node;
  };
  const ids = new Map();
  const nodeFor = (path) => {
    if (!ids.has(path)) {
      const node = make(path.split(" ").at(-1));
      ids.set(path, node);
      if (path !== "root") {
        const caller = nodeFor(path.split(" ").slice(0, -1).join(" "));
        caller.children = [...(caller.children ?? []), node.id];
      }
    }
    return ids.get(path);
  };
  nodeFor("root");
  const samples = stacks.map(([path]) => nodeFor(path === "" ? "root" : `root ${path}`).id);
  return { nodes, startTime: 1, endTime: 9_000_000, samples, timeDeltas: stacks.map(([, time]) => time) };
}

const rounded = (ms) => (typeof ms === "number" ? Math.round(ms * 1e6) / 1e6 : ms);
const shown = (entries) =>
  Array.isArray(entries)
    ? entries.map(({ name, place, selfMs, totalMs }) => [
        name,
        `${place}`.replace(APP, "app.js"),
        rounded(selfMs),
        rounded(totalMs),
      ])
    : entries;

/**
 * Compares what `hottest` finds with the expected entries for each case, in any order unless `inOrder`. Only so many
 * `columns` of name, place, self and total are compared. Entries without an address count only with `all`.
 */
async function expectTimes(cases, { inOrder = false, columns = 4, all = false } = {}) {
  for (const [stacks, expected] of cases) {
    const found = shown(await call("hottest", profileOf(...stacks), 50));
    const kept = Array.isArray(found) ? found.filter(([, place]) => all || !place.startsWith(":")) : found;
    const compared = (entries) => {
      if (!Array.isArray(entries)) return entries;
      const cut = entries.map((entry) => entry.slice(0, columns));
      return inOrder ? cut : cut.toSorted((one, other) => (`${one}` < `${other}` ? -1 : 1));
    };
    expect({ stacks, found: compared(kept) }).toEqual({ stacks, found: compared(expected) });
  }
}

describe("hottest", () => {
  test("gives an object with four keys for each function", { checks: ["shape"] }, async () => {
    const found = await call("hottest", profileOf(["find", 1000]), 9);
    const [entry] = Array.isArray(found) ? found.filter(({ name }) => name === "find") : [found];
    const types = Object.entries(entry ?? {}).map(([key, value]) => `${key}: ${typeof value}`);
    expect(types.sort()).toEqual(["name: string", "place: string", "selfMs: number", "totalMs: number"]);
  });

  test("counts lines from 1", { checks: ["place"] }, () =>
    expectTimes(
      [
        [[["first", 1000]], [["first", "node:internal/first:1"]]],
        [[["handle", 1000]], [["handle", "app.js:10"]]],
      ],
      { columns: 2 },
    ),
  );

  test("gives functions without a name one", { checks: ["anonymous"] }, () =>
    expectTimes(
      [
        [
          [
            ["callback", 1000],
            ["handle", 10],
          ],
          [
            ["(anonymous)", "app.js:12"],
            ["handle", "app.js:10"],
          ],
        ],
      ],
      {
        columns: 2,
      },
    ),
  );

  test("adds up the self time of each function", { checks: ["self"] }, () =>
    expectTimes(
      [
        [
          [
            ["handle", 1000],
            ["list", 2000],
            ["handle", 3000],
            ["list", 500],
            ["find", 0],
          ],
          [
            ["handle", "app.js:10", 4],
            ["list", "app.js:20", 2.5],
            ["find", "app.js:30", 0],
          ],
        ],
      ],
      { columns: 3 },
    ),
  );

  test("adds what a function has called to its total", { checks: ["total"] }, () =>
    expectTimes([
      [
        [
          ["handle list find", 1000],
          ["handle list", 2000],
          ["handle", 4000],
          ["walk", 8000],
        ],
        [
          ["find", "app.js:30", 1, 1],
          ["list", "app.js:20", 2, 3],
          ["handle", "app.js:10", 4, 7],
          ["walk", "app.js:40", 8, 8],
        ],
      ],
      [
        [["handle find", 0]],
        [
          ["find", "app.js:30", 0, 0],
          ["handle", "app.js:10", 0, 0],
        ],
      ],
      [
        [["handle list find", 1000]],
        [
          ["find", "app.js:30", 1, 1],
          ["list", "app.js:20", 0, 1],
          ["handle", "app.js:10", 0, 1],
        ],
      ],
    ]),
  );

  test("puts nodes of one function together, and no others", { checks: ["grouped"] }, () =>
    expectTimes([
      [
        [
          ["handle find", 1000],
          ["list find", 2000],
          ["find", 4000],
        ],
        [
          ["find", "app.js:30", 7, 7],
          ["handle", "app.js:10", 0, 1],
          ["list", "app.js:20", 0, 2],
        ],
      ],
      [
        [
          ["find", 1000],
          ["findElsewhere", 2000],
          ["findBelow", 4000],
        ],
        [
          ["find", "app.js:30", 1, 1],
          ["find", "file:///srv/stock.js:30", 2, 2],
          ["find", "app.js:31", 4, 4],
        ],
      ],
    ]),
  );

  test("counts a sample once for a function that calls itself", { checks: ["recursion"] }, () =>
    expectTimes([
      [
        [
          ["walk walk walk", 1000],
          ["walk walk", 2000],
          ["walk", 4000],
        ],
        [["walk", "app.js:40", 7, 7]],
      ],
      [
        [
          ["walk list walk", 1000],
          ["walk list", 2000],
          ["walk list walk find", 500],
        ],
        [
          ["walk", "app.js:40", 1, 3.5],
          ["list", "app.js:20", 2, 3.5],
          ["find", "app.js:30", 0.5, 0.5],
        ],
      ],
    ]),
  );

  test("leaves out what is not the team's", { checks: ["own"] }, () =>
    expectTimes(
      [
        [
          [
            ["", 3000],
            ["idle", 90_000],
            ["gc", 5000],
            ["map", 4000],
            ["handle", 1000],
          ],
          [["handle", "app.js:10", 1, 1]],
        ],
        [[["idle", 90_000]], []],
      ],
      { all: true },
    ),
  );

  test("counts built-in functions for their callers", { checks: ["built-in"] }, () =>
    expectTimes([
      [
        [
          ["handle map", 3000],
          ["handle gc", 500],
        ],
        [["handle", "app.js:10", 0, 3.5]],
      ],
      [
        [
          ["handle map callback", 3000],
          ["handle map", 500],
        ],
        [
          ["(anonymous)", "app.js:12", 3, 3],
          ["handle", "app.js:10", 0, 3.5],
        ],
      ],
    ]),
  );

  test("puts functions with more self time first", { checks: ["order"] }, () =>
    expectTimes(
      [
        [
          [
            ["list handle find", 2000],
            ["list handle", 10_000],
            ["list", 9000],
          ],
          [
            ["handle", "app.js:10", 10, 12],
            ["list", "app.js:20", 9, 21],
            ["find", "app.js:30", 2, 2],
          ],
        ],
        [
          [
            ["find", 500],
            ["walk", 11_000],
            ["handle", 100_000],
          ],
          [
            ["handle", "app.js:10", 100, 100],
            ["walk", "app.js:40", 11, 11],
            ["find", "app.js:30", 0.5, 0.5],
          ],
        ],
      ],
      { inOrder: true },
    ),
  );

  test("gives at most so many functions", { checks: ["most"] }, async () => {
    const profile = profileOf(["find", 500], ["walk", 11_000], ["handle", 100_000]);
    for (const [most, names] of [
      [2, ["handle", "walk"]],
      [1, ["handle"]],
      [3, ["handle", "walk", "find"]],
      [9, ["handle", "walk", "find"]],
    ]) {
      const found = shown(await call("hottest", profile, most));
      expect({ most, names: found?.map?.(([name]) => name) ?? found }).toEqual({ most, names });
    }
  });

  test("leaves out functions that were never on the stack", { checks: ["never"] }, async () => {
    const { samples, timeDeltas, ...profile } = profileOf(
      ["list find", 500],
      ["handle", 100],
      ["handle walk", 7],
    );
    const found = shown(
      await call(
        "hottest",
        { ...profile, samples: samples.slice(0, 1), timeDeltas: timeDeltas.slice(0, 1) },
        9,
      ),
    );
    expect(found).toEqual([
      ["find", "app.js:30", 0.5, 0.5],
      ["list", "app.js:20", 0, 0.5],
    ]);
    expect(await call("hottest", { ...profile, samples: [], timeDeltas: [] }, 9)).toEqual([]);
  });
});

describe("isLeaking", () => {
  async function expectLeaks(cases) {
    for (const [heapMb, growth, expected] of cases)
      expect({ heapMb, growth, isLeaking: await call("isLeaking", heapMb, growth) }).toEqual({
        heapMb,
        growth,
        isLeaking: expected,
      });
  }

  test("says nothing with fewer than eight values", { checks: ["few"] }, async () => {
    const few = pick([[], [60], [10, 20, 30, 40, 50, 60, 70]]);
    await expectLeaks([
      [few, 1, null],
      [[10, 20, 30, 40, 50, 60, 70], 1, null],
      [[], 1, null],
      [[10, 20, 30, 40, 50, 60, 70, 80], 1, true],
    ]);
  });

  test("compares the lowest values of quarters", { checks: ["quarters"] }, () =>
    expectLeaks([
      [[60, 99, 70, 99, 80, 99, 90, 99], 5, true],
      [[99, 60, 99, 70, 99, 80, 99, 90], 5, true],
      [[60, 99, 99, 70, 80, 99, 99, 90, 99], 5, true],
      [[60, 61, 62, 63, 64, 65, 66, 67, 60], 1, false],
      [[99, 60, 70, 99, 99, 80, 99, 90, 99, 99], 5, true],
      [[99, 60, 61, 99, 62, 99, 99, 63, 99, 99, 98], 0.5, true],
      [[50, 60, 70, 99, 99, 80, 99, 81, 82, 83, 84], 1, true],
    ]),
  );

  test("needs each quarter above the one before", { checks: ["rising"] }, () =>
    expectLeaks([
      [[60, 60, 60, 60, 80, 80, 90, 90], 5, false],
      [[60, 60, 70, 70, 65, 65, 90, 90], 5, false],
      [[60, 60, 70, 70, 80, 80, 80, 80], 5, false],
      [[60, 60, 90, 90, 80, 80, 70, 70], 5, false],
      [[60, 60, 55, 55, 80, 80, 90, 90], 5, false],
    ]),
  );

  test("needs more than the given growth", { checks: ["growth"] }, () =>
    expectLeaks([
      [[60, 60, 61, 61, 62, 62, 63, 63], 3, false],
      [[60, 60, 61, 61, 62, 62, 63, 63], 2.9, true],
      [[60, 60, 61, 61, 62, 62, 63, 63], 0, true],
      [[0, 0, 1, 1, 2, 2, 30, 30], 29, true],
    ]),
  );
});
