import { describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/**
 * Runs steps `[function, ...args]` on the core, on ports of the spec's own. `today` is the day; a step
 * `["today", day]` changes it, and `["all", ...steps]` runs steps at once. `lent` are loans at the start; `failing` are members who cannot be told.
 */
const core = (steps, { lent = [], today = 5000, failing = [], broken = [] } = {}) =>
  inside(
    async ({ createLending }, steps, lent, today, failing, broken) => {
      let kept = lent.map((loan) => ({ ...loan }));
      let day = today;
      const told = [];
      const thrown = new Error("connection lost");
      const port = (name, work) => async (value) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        if (broken.includes(name)) throw thrown;
        return work(value);
      };
      const loans = {
        add: port("add", (loan) => {
          if (kept.some(({ bookId }) => bookId === loan.bookId)) return false;
          kept.push({ ...loan });
          return true;
        }),
        countOf: port("countOf", (memberId) => kept.filter((loan) => loan.memberId === memberId).length),
        take: port("take", (bookId) => {
          const loan = kept.find((one) => one.bookId === bookId) ?? null;
          kept = kept.filter((one) => one !== loan);
          return loan;
        }),
        dueBefore: port("dueBefore", (before) => kept.filter(({ dueDay }) => dueDay < before)),
      };
      const messages = {
        async tell(memberId, text) {
          await new Promise((resolve) => setTimeout(resolve, 1));
          if (failing.includes(memberId)) throw new Error("mailbox full");
          told.push(`${memberId}: ${text}`);
        },
      };
      const lending = createLending({ loans, clock: { today: () => day }, messages });
      const run = ([name, ...args]) =>
        name === "all"
          ? Promise.all(args.map(run))
          : lending[name](...args).catch((error) =>
              error === thrown ? "rejected with the same error" : `rejected: ${error}`,
            );
      const results = [];
      for (const step of steps) {
        if (step[0] === "today") day = step[1];
        else results.push(await run(step));
      }
      return { results, kept, told: told.sort() };
    },
    steps,
    lent,
    today,
    failing,
    broken,
  );

const loan = (bookId, memberId, dueDay) => ({ bookId, memberId, dueDay });

describe("core", () => {
  test("lends a book for 14 days", { checks: ["lend"] }, async () => {
    const today = randomInt(100, 900);
    const { results, kept } = await core([["lend", "ines", "b1"]], { today });
    expect({ today, results, kept }).toEqual({
      today,
      results: [{ dueDay: today + 14 }],
      kept: [loan("b1", "ines", today + 14)],
    });
  });

  test("refuses a fourth book", { checks: ["refused", "lend"] }, async () => {
    const lent = [loan("b1", "ines", 5), loan("b2", "ines", 9000), loan("b3", "omar", 9000)];
    const { results, kept } = await core(
      [
        ["lend", "ines", "b4"],
        ["lend", "ines", "b5"],
        ["lend", "omar", "b6"],
      ],
      { lent },
    );
    expect({ results, books: kept.map(({ bookId }) => bookId) }).toEqual({
      results: [{ dueDay: 5014 }, { refused: "three-books" }, { dueDay: 5014 }],
      books: ["b1", "b2", "b3", "b4", "b6"],
    });
    const four = [...lent.slice(0, 2), loan("b7", "ines", 1), loan("b8", "ines", 1)];
    const { results: found } = await core([["lend", "ines", "b9"]], { lent: four });
    expect({ "lend with four books": found }).toEqual({
      "lend with four books": [{ refused: "three-books" }],
    });
  });

  test("keeps a refused book for others", { checks: ["refused"] }, async () => {
    const lent = ["b1", "b2", "b3"].map((book) => loan(book, "ines", 9000));
    const { results } = await core([["all", ["lend", "ines", "b4"], ["lend", "omar", "b4"]]], { lent });
    expect({ "two members at once, the first with three books": results }).toEqual({
      "two members at once, the first with three books": [[{ refused: "three-books" }, { dueDay: 5014 }]],
    });
  });

  test("refuses a book that is lent", { checks: ["refused"] }, async () => {
    const lent = [loan("b1", "omar", 5003)];
    const { results, kept } = await core(
      [
        ["lend", "ines", "b1"],
        ["lend", "omar", "b1"],
      ],
      { lent },
    );
    expect({ results, kept }).toEqual({
      results: [{ refused: "lent-already" }, { refused: "lent-already" }],
      kept: lent,
    });
  });

  test("takes a fee for each day after the due day", { checks: ["fee"] }, async () => {
    for (const [today, fee] of [
      [4990, 0],
      [4999, 0],
      [5000, 0],
      [5001, 20],
      [5024, 480],
      [5025, 500],
      [5026, 500],
      [6000, 500],
    ]) {
      const { results, kept } = await core([["bringBack", "b1"]], {
        today,
        lent: [loan("b1", "ines", 5000)],
      });
      expect({ "due day": 5000, today, results, kept }).toEqual({
        "due day": 5000,
        today,
        results: [{ fee }],
        kept: [],
      });
    }
  });

  test("refuses to take back a book that is not lent", { checks: ["not-lent"] }, async () => {
    const lent = [loan("b1", "ines", 5000)];
    const { results, kept } = await core(
      [
        ["bringBack", "b2"],
        ["bringBack", "b1"],
        ["bringBack", "b1"],
      ],
      { lent },
    );
    expect({ results, kept }).toEqual({
      results: [{ refused: "not-lent" }, { fee: 0 }, { refused: "not-lent" }],
      kept: [],
    });
  });

  const DUE = [
    loan("b1", "ines", 4998),
    loan("b2", "omar", 4999),
    loan("b3", "sana", 5000),
    loan("b4", "omar", 5001),
    loan("b5", "ines", 4000),
  ];

  test("tells those whose books are overdue", { checks: ["remind", "count"] }, async () => {
    const { results, told, kept } = await core([["remind"]], { lent: DUE });
    expect({ results, told, kept }).toEqual({
      results: [3],
      told: ["ines: Please bring back b1.", "ines: Please bring back b5.", "omar: Please bring back b2."],
      kept: DUE,
    });
    const nobody = await core([["remind"]], { lent: [loan("b3", "sana", 5000)] });
    expect({ results: nobody.results, told: nobody.told }).toEqual({ results: [0], told: [] });
  });

  test("goes on when a message fails", { checks: ["others-told", "count"] }, async () => {
    const { results, told } = await core([["remind"]], { lent: DUE, failing: ["ines"] });
    expect({ results, told }).toEqual({ results: [1], told: ["omar: Please bring back b2."] });
    const all = await core([["remind"]], { lent: DUE, failing: ["ines", "omar"] });
    expect({ results: all.results, told: all.told }).toEqual({ results: [0], told: [] });
  });

  test("asks the clock each time", { checks: ["lend", "remind"] }, async () => {
    const { results } = await core([
      ["lend", "ines", "b1"],
      ["today", 5015],
      ["lend", "ines", "b2"],
      ["remind"],
      ["bringBack", "b1"],
    ]);
    expect({ results }).toEqual({ results: [{ dueDay: 5014 }, { dueDay: 5029 }, 1, { fee: 20 }] });
  });

  test("rejects with the error of the loans", { checks: ["same-error"] }, async () => {
    const same = "rejected with the same error";
    const found = {
      "countOf fails": (await core([["lend", "ines", "b1"]], { broken: ["countOf"] })).results,
      "add fails": (await core([["lend", "ines", "b1"]], { broken: ["add"] })).results,
      "take fails": (await core([["bringBack", "b1"]], { broken: ["take"] })).results,
      "dueBefore fails": (await core([["remind"]], { broken: ["dueBefore"] })).results,
    };
    expect(found).toEqual({
      "countOf fails": [same],
      "add fails": [same],
      "take fails": [same],
      "dueBefore fails": [same],
    });
  });
});

/**
 * Runs steps on an adapter, `"memory"` or `"table"`. `["all", steps]` runs steps at once. `fails` is the function of the
 * table that rejects. A careless caller changes each loan that it gave or got.
 */
const adapter = (which, steps, { fails = null, isCareless = false } = {}) =>
  inside(
    async ({ createMemoryLoans, createTableLoans }, which, steps, fails, isCareless) => {
      let rows = [];
      const thrown = Object.assign(new Error("no connection"), { code: "08006" });
      const matches = (filter) => (row) =>
        Object.entries(filter).every(([name, value]) => row[name] === value);
      const driver = (name, work) => async (value) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        if (fails === name) throw thrown;
        return work(value);
      };
      const table = {
        insert: driver("insert", (row) => {
          if (rows.some(({ book_id }) => book_id === row.book_id))
            throw Object.assign(new Error("duplicate key"), { code: "23505" });
          // Newest first: a table has no order.
          rows = [{ ...row }, ...rows];
        }),
        select: driver("select", (filter) =>
          rows.filter(matches(filter)).map((row) => ({ ...row, xmin: 7 })),
        ),
        delete: driver("delete", (filter) => {
          const gone = rows.filter(matches(filter));
          rows = rows.filter((row) => !gone.includes(row));
          return gone.map((row) => ({ ...row, xmin: 7 }));
        }),
      };
      const loans = which === "memory" ? createMemoryLoans() : createTableLoans(table);
      const run = async ([name, ...args]) => {
        if (name === "all") return Promise.all(args.map(run));
        try {
          const value = await loans[name](...args);
          const result = structuredClone(value);
          if (isCareless)
            for (const one of [...args, value].flat()) if (one && typeof one === "object") one.dueDay = -1;
          return result;
        } catch (error) {
          return error === thrown ? "rejected with the same error" : `rejected: ${error}`;
        }
      };
      const results = [];
      for (const step of steps) results.push(await run(step));
      return { results, columns: [...new Set(rows.flatMap((row) => Object.keys(row)))].sort() };
    },
    which,
    steps,
    fails,
    isCareless,
  );

const ADAPTERS = ["memory", "table"];

/** Runs `[step, result]` pairs on both adapters. */
async function expectBoth(cases, options) {
  const wanted = cases.map(([step, result]) => ({ step, result }));
  for (const which of ADAPTERS) {
    const steps = cases.map(([step]) => step);
    const { results } = await adapter(which, steps, options);
    const found = cases.map(([step], index) => ({ step, result: results[index] }));
    expect({ adapter: which, found }).toEqual({ adapter: which, found: wanted });
  }
}

describe("adapters", () => {
  const b1 = loan("b1", "ines", 40);
  const b2 = loan("b2", "omar", 20);
  const b3 = loan("b3", "ines", 30);

  test("keep loans, and refuse a book that is lent", { checks: ["add", "take", "names"] }, () =>
    expectBoth([
      [["add", b1], true],
      [["add", loan("b1", "omar", 99)], false],
      [["add", b2], true],
      [["take", "b1"], b1],
      [["add", loan("b1", "omar", 0)], true],
      [["take", "b1"], loan("b1", "omar", 0)],
    ]),
  );

  test("count the loans of a member", { checks: ["count-of"] }, () =>
    expectBoth([
      [["countOf", "ines"], 0],
      [["add", b1], true],
      [["add", b2], true],
      [["add", b3], true],
      [["countOf", "ines"], 2],
      [["countOf", "omar"], 1],
      [["countOf", "in"], 0],
      [["take", "b3"], b3],
      [["countOf", "ines"], 1],
    ]),
  );

  test("remove a loan once", { checks: ["take"] }, () =>
    expectBoth([
      [["take", "b1"], null],
      [["add", b1], true],
      [["add", b2], true],
      [["take", "b1"], b1],
      [["take", "b1"], null],
      [["take", "b2"], b2],
    ]),
  );

  test("list loans that are due, the earliest first", { checks: ["due-before", "names"] }, () =>
    expectBoth([
      [["dueBefore", 100], []],
      [["add", b1], true],
      [["add", b2], true],
      [["add", b3], true],
      [["add", loan("b4", "sana", 100)], true],
      [
        ["dueBefore", 100],
        [b2, b3, b1],
      ],
      [["dueBefore", 30], [b2]],
      [["dueBefore", 20], []],
      [
        ["dueBefore", 101],
        [b2, b3, b1, loan("b4", "sana", 100)],
      ],
    ]),
  );

  test("keep their loans apart from those of the callers", { checks: ["copies"] }, () =>
    expectBoth(
      [
        [["add", b1], true],
        [["dueBefore", 100], [b1]],
        [["dueBefore", 100], [b1]],
        [["take", "b1"], b1],
      ],
      { isCareless: true },
    ),
  );

  test("serve one of two calls at once", { checks: ["at-once"] }, async () => {
    for (const which of ADAPTERS) {
      const { results } = await adapter(which, [
        ["all", ["add", b1], ["add", loan("b1", "omar", 5)]],
        ["all", ["take", "b1"], ["take", "b1"], ["take", "b1"]],
      ]);
      const [added, taken] = results;
      const count = (list, value) => list.filter((one) => one === value).length;
      const found = { added: count(added, true), refused: count(added, false), nothing: count(taken, null) };
      expect({ adapter: which, ...found }).toEqual({ adapter: which, added: 1, refused: 1, nothing: 2 });
    }
  });

  test("of a table reject with its error", { checks: ["table-error"] }, async () => {
    const same = "rejected with the same error";
    const found = {
      "insert fails": (await adapter("table", [["add", b1]], { fails: "insert" })).results,
      "select fails": (
        await adapter(
          "table",
          [
            ["countOf", "ines"],
            ["dueBefore", 9],
          ],
          { fails: "select" },
        )
      ).results,
      "delete fails": (await adapter("table", [["take", "b1"]], { fails: "delete" })).results,
    };
    expect(found).toEqual({
      "insert fails": [same],
      "select fails": [same, same],
      "delete fails": [same],
    });
  });

  test("of a table use its columns", { checks: ["names", "add"] }, async () => {
    const { columns } = await adapter("table", [["add", b1]]);
    expect({ columns }).toEqual({ columns: ["book_id", "due_day", "member_id"] });
  });
});

test("the desk does the same as before", { checks: ["desk"] }, async () => {
  const found = await inside(async ({ createDesk }) => {
    const today = Math.floor(Date.now() / 86_400_000);
    let rows = [
      { book_id: "old", member_id: "omar", due_day: today - 3 },
      { book_id: "new", member_id: "omar", due_day: today },
    ];
    const sent = [];
    const table = {
      async insert(row) {
        if (rows.some(({ book_id }) => book_id === row.book_id))
          throw Object.assign(new Error("no"), { code: "23505" });
        rows.push({ ...row });
      },
      select: async (filter) =>
        rows
          .filter((row) => Object.keys(filter).every((name) => row[name] === filter[name]))
          .map((row) => ({ ...row })),
      async delete(filter) {
        const gone = rows.filter((row) => Object.keys(filter).every((name) => row[name] === filter[name]));
        rows = rows.filter((row) => !gone.includes(row));
        return gone;
      },
    };
    const mail = {
      async send(message) {
        sent.push(message);
      },
    };
    const desk = createDesk(table, mail);
    const lent = await desk.lend("ines", "b1");
    return {
      "14 days": lent.dueDay - today,
      row: rows.at(-1).due_day - today,
      lent: await desk.lend("sana", "b1"),
      told: await desk.remind(),
      sent,
      fee: await desk.bringBack("old"),
      again: await desk.bringBack("old"),
    };
  });
  expect(found).toEqual({
    "14 days": 14,
    row: 14,
    lent: { refused: "lent-already" },
    told: 1,
    sent: [{ to: "omar@club.example", text: "Please bring back old." }],
    fee: { fee: 60 },
    again: { refused: "not-lent" },
  });
});

test("the desk looks at the day of each call", { checks: ["desk"] }, async () => {
  const found = await inside(async ({ createDesk }) => {
    const RealDate = Date;
    const table = { insert: async () => {}, select: async () => [], delete: async () => [] };
    const desk = createDesk(table, { send: async () => {} });
    const before = await desk.lend("ines", "b1");
    globalThis.Date = class extends RealDate {
      constructor(...parts) {
        super(...(parts.length > 0 ? parts : [RealDate.now() + 5 * 86_400_000]));
      }
      static now() {
        return RealDate.now() + 5 * 86_400_000;
      }
    };
    try {
      const after = await desk.lend("ines", "b2");
      return after.dueDay - before.dueDay;
    } finally {
      globalThis.Date = RealDate;
    }
  });
  // 6 when midnight is between the two.
  expect({ "later due, five days later": found === 6 ? 5 : found }).toEqual({
    "later due, five days later": 5,
  });
});
