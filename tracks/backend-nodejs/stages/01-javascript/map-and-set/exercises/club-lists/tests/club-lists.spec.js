import { call, describe, expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

const ODD_NAMES = ["constructor", "toString", "__proto__", "hasOwnProperty", ""];

async function expectResult(name, args, expected) {
  expect({ call: name, args, result: await call(name, ...args) }).toEqual({
    call: name,
    args,
    result: expected,
  });
}

/** The entries of the Map that countVisits returns, or a word on what else it returns. */
async function entriesOf(names) {
  const found = await call("countVisits", names);
  return found instanceof Map ? [...found] : { "not a Map": found };
}

async function expectCounts(names, entries) {
  expect({ call: "countVisits", names, entries: await entriesOf(names) }).toEqual({
    call: "countVisits",
    names,
    entries,
  });
}

describe("countVisits", () => {
  test("counts the visits of each name", { checks: ["count", "count-order"] }, async () => {
    const many = randomInt(3, 9);
    await expectCounts([], []);
    await expectCounts(["Ada"], [["Ada", 1]]);
    await expectCounts(
      ["Lin", "Ada", "Lin", "lin"],
      [
        ["Lin", 2],
        ["Ada", 1],
        ["lin", 1],
      ],
    );
    await expectCounts(
      Array.from({ length: many }, () => "Omar"),
      [["Omar", many]],
    );
  });

  test("counts any name", { checks: ["count"] }, async () => {
    for (const name of ODD_NAMES)
      await expectCounts(
        [name, "Ada", name],
        [
          [name, 2],
          ["Ada", 1],
        ],
      );
  });

  test("keeps the order in which names first appear", { checks: ["count-order"] }, async () => {
    const names = ["Zoe", "Ada", "10", "Zoe", "2", "Ada", "Zoe"];
    await expectCounts(names, [
      ["Zoe", 3],
      ["Ada", 2],
      ["10", 1],
      ["2", 1],
    ]);
  });
});

describe("twice", () => {
  test("returns the values that come more than once", { checks: ["twice", "twice-once"] }, async () => {
    await expectResult("twice", [[]], []);
    await expectResult("twice", [["a", "b", "c"]], []);
    await expectResult("twice", [["a", "b", "a"]], ["a"]);
    await expectResult("twice", [["a", "a", "a", "a"]], ["a"]);
    const [odd] = [pick(ODD_NAMES)];
    await expectResult("twice", [["x", odd, odd, "y"]], [odd]);
    await expectResult("twice", [[0, "", 0, null, "", null]], [0, "", null]);
  });

  test("keeps the order in which values first appear", { checks: ["twice-once"] }, async () => {
    await expectResult("twice", [["c", "a", "b", "b", "a", "c"]], ["c", "a", "b"]);
    await expectResult("twice", [[9, 1, 5, 1, 9, 9]], [9, 1]);
  });

  test("tells numbers and strings apart", { checks: ["kinds"] }, async () => {
    await expectResult("twice", [[1, "1", 2, "2", 2]], [2]);
    await expectResult("twice", [["7", 7, 7, "7"]], ["7", 7]);
  });
});

const MEMBERS = [
  { id: 3, name: "Ada" },
  { id: 1, name: "Lin" },
  { id: "1", name: "Omar" },
  { id: 0, name: "Zoe" },
];

describe("missing", () => {
  test("returns the members who have not paid", { checks: ["missing"] }, async () => {
    const [ada, lin, omar, zoe] = MEMBERS;
    await expectResult("missing", [MEMBERS, [1, 3]], [omar, zoe]);
    await expectResult("missing", [MEMBERS, []], MEMBERS);
    await expectResult("missing", [MEMBERS, [0, 0, "1", 99]], [ada, lin]);
    await expectResult("missing", [MEMBERS, [3, 1, "1", 0]], []);
    await expectResult("missing", [[], [1]], []);
  });

  test("is fast for 100,000 members", { checks: ["fast"], timeoutMs: 15_000 }, async () => {
    const found = await inside(({ missing }) => {
      const members = (count) => Array.from({ length: count }, (_, id) => ({ id, name: `member ${id}` }));
      const payers = (count) => Array.from({ length: count }, (_, at) => count * 2 - at);
      const timeOf = (count) => {
        const [all, paid] = [members(count), payers(count)];
        const start = performance.now();
        const left = missing(all, paid);
        return { ms: performance.now() - start, left: left.length };
      };
      // Small lists show whether the large one can be tried at all: a search for each member would take minutes.
      // With three times the members, a search takes nine times as long.
      let before = timeOf(1000).ms;
      for (const count of [3000, 9000, 27_000, 81_000]) {
        let { ms } = timeOf(count);
        if (ms > 400) ms = Math.min(ms, timeOf(count).ms);
        if (ms > 400 && ms > 5 * before) return "too slow: 9 times as long for 3 times the members";
        before = ms;
      }
      return timeOf(100_000).left;
    });
    expect({ "members who have not paid": found }).toEqual({ "members who have not paid": 100_000 });
  });
});

describe("byTeam", () => {
  const rows = (...pairs) => pairs.map(([name, team]) => ({ name, team }));

  test("returns the names of each team", { checks: ["by-team", "team-order"] }, async () => {
    const members = rows(["Zoe", "judo"], ["Ada", "chess"], ["Lin", "judo"], ["Omar", "judo"]);
    await expectResult("byTeam", [members], { judo: ["Zoe", "Lin", "Omar"], chess: ["Ada"] });
    await expectResult("byTeam", [[]], {});
    await expectResult("byTeam", [rows(["constructor", "chess"], ["", "chess"])], {
      chess: ["constructor", ""],
    });
  });

  test("has each team by its name, also an odd one", { checks: ["by-team"] }, async () => {
    await expectResult("byTeam", [rows(["Ada", "constructor"], ["Lin", "constructor"])], {
      constructor: ["Ada", "Lin"],
    });
  });

  test("has each name once in a team", { checks: ["team-once", "team-order"] }, async () => {
    const members = rows(
      ["Lin", "judo"],
      ["Ada", "judo"],
      ["Lin", "chess"],
      ["Lin", "judo"],
      ["Ada", "judo"],
    );
    await expectResult("byTeam", [members], { judo: ["Lin", "Ada"], chess: ["Lin"] });
  });

  test("returns an object that JSON can hold", { checks: ["by-team"] }, async () => {
    const json = await inside(({ byTeam }) => JSON.stringify(byTeam([{ name: "Ada", team: "chess" }])));
    expect({ json }).toEqual({ json: '{"chess":["Ada"]}' });
  });
});

test("leaves the arguments as they were", { checks: ["unchanged"] }, async () => {
  const found = await inside(({ countVisits, twice, missing, byTeam }) => {
    const names = ["Lin", "Ada", "Lin"];
    const members = [
      { id: 1, name: "Lin", team: "judo" },
      { id: 2, name: "Ada", team: "judo" },
    ];
    const payers = [2, 2];
    countVisits(names);
    twice(names);
    missing(members, payers);
    byTeam(members);
    return { names, members, payers };
  });
  expect(found).toEqual({
    names: ["Lin", "Ada", "Lin"],
    members: [
      { id: 1, name: "Lin", team: "judo" },
      { id: 2, name: "Ada", team: "judo" },
    ],
    payers: [2, 2],
  });
});
