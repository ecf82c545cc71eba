import { call, describe, expect, randomInt, test } from "@aulo/runner/spec";

const full = () => ({
  title: `Lamp ${randomInt(1, 99)}`,
  cents: randomInt(1, 9999),
  negotiable: true,
  tags: ["old"],
});

/** Calls the function with each input and compares all results. */
async function expectAll(name, cases) {
  for (const [input, expected] of cases) {
    expect({ [name]: input, result: await call(name, input) }).toEqual({ [name]: input, result: expected });
  }
}

/** Values that each field accepts, as `[sent, parsed]`, and values that it refuses. */
const FIELDS = {
  title: {
    good: [
      ["x", "x"],
      ["  Lamp\t", "Lamp"],
      ["a b", "a b"],
      ["y".repeat(60), "y".repeat(60)],
      [` ${"y".repeat(60)} `, "y".repeat(60)],
    ],
    bad: ["", "   ", "y".repeat(61), 7, true, ["Lamp"], {}],
  },
  cents: {
    good: [
      [0, 0],
      [1, 1],
      [1_000_000, 1_000_000],
    ],
    bad: [-1, 1_000_001, 2.5, "9", "", true, false, [9], {}, Number.NaN, Infinity],
  },
  negotiable: {
    good: [
      [true, true],
      [false, false],
    ],
    bad: ["true", "false", 0, 1, "", [], {}],
  },
  tags: {
    good: [
      [[], []],
      [["a"], ["a"]],
      [
        ["a", "a"],
        ["a", "a"],
      ],
      [["t".repeat(20)], ["t".repeat(20)]],
      [
        ["1", "2", "3", "4", "5"],
        ["1", "2", "3", "4", "5"],
      ],
    ],
    bad: ["a", [""], [7], ["a", null], ["t".repeat(21)], ["1", "2", "3", "4", "5", "6"], { 0: "a" }, true],
  },
};

describe("fields", () => {
  test.each(Object.keys(FIELDS))(
    "takes good values of %s",
    { checks: ["title", "cents", "negotiable", "tags", "change"] },
    async (field) => {
      for (const [sent, parsed] of FIELDS[field].good) {
        const ad = full();
        await expectAll("parseAd", [[{ ...ad, [field]: sent }, { value: { ...ad, [field]: parsed } }]]);
        await expectAll("parseChange", [[{ [field]: sent }, { value: { [field]: parsed } }]]);
      }
    },
  );

  test.each(Object.keys(FIELDS))(
    "refuses bad values of %s",
    { checks: ["title", "cents", "negotiable", "tags", "faults"] },
    async (field) => {
      for (const sent of FIELDS[field].bad) {
        await expectAll("parseAd", [[{ ...full(), [field]: sent }, { faults: [field] }]]);
        await expectAll("parseChange", [[{ [field]: sent }, { faults: [field] }]]);
      }
    },
  );

  test.each(Object.keys(FIELDS))("refuses null for %s", { checks: ["no-null"] }, async (field) => {
    await expectAll("parseAd", [[{ ...full(), [field]: null }, { faults: [field] }]]);
    await expectAll("parseChange", [[{ [field]: null }, { faults: [field] }]]);
  });
});

describe("parseAd", () => {
  test("fills in what may be missing", { checks: ["defaults"] }, async () => {
    const { title, cents } = full();
    await expectAll("parseAd", [
      [{ title, cents }, { value: { title, cents, negotiable: false, tags: [] } }],
      [{ title, cents, negotiable: true }, { value: { title, cents, negotiable: true, tags: [] } }],
      [{ title, cents, tags: ["a"] }, { value: { title, cents, negotiable: false, tags: ["a"] } }],
    ]);
  });

  test("requires title and cents", { checks: ["required", "all-faults"] }, async () => {
    await expectAll("parseAd", [
      [{ cents: 1 }, { faults: ["title"] }],
      [{ title: "Lamp" }, { faults: ["cents"] }],
      [{}, { faults: ["cents", "title"] }],
      [{ tags: [], negotiable: true }, { faults: ["cents", "title"] }],
    ]);
  });

  test("names all faults, each once, in alphabetical order", {
    checks: ["faults", "all-faults"],
  }, async () => {
    await expectAll("parseAd", [
      [
        { title: 7, cents: "9", negotiable: 1, tags: "a" },
        { faults: ["cents", "negotiable", "tags", "title"] },
      ],
      [{ title: "Lamp", cents: 9, tags: ["", 7, "t".repeat(40)] }, { faults: ["tags"] }],
      [{ cents: -2.5, tags: [null] }, { faults: ["cents", "tags", "title"] }],
    ]);
  });
});

describe("both", () => {
  const named = ["parseAd", "parseChange"];

  test.each(named)(
    "%s refuses fields that are not in the table",
    { checks: ["unknown", "all-faults", "faults"] },
    async (name) => {
      await expectAll(name, [
        [{ ...full(), colour: "red" }, { faults: ["colour"] }],
        [{ ...full(), zone: 1, id: 7 }, { faults: ["id", "zone"] }],
        [{ ...full(), seller: undefined, role: "admin", cents: -1 }, { faults: ["cents", "role", "seller"] }],
        [{ ...full(), constructor: "x" }, { faults: ["constructor"] }],
      ]);
    },
  );

  test.each(named)("%s refuses what is not an object", { checks: ["not-an-object"] }, async (name) => {
    for (const body of [undefined, null, [], [{ title: "Lamp", cents: 1 }], "Lamp", 7, true, ""]) {
      await expectAll(name, [[body, { faults: ["body"] }]]);
    }
  });
});

describe("parseChange", () => {
  test("gives the fields that are there, and no others", { checks: ["change"] }, async () => {
    const { title, cents } = full();
    await expectAll("parseChange", [
      [{ title }, { value: { title } }],
      [{ cents }, { value: { cents } }],
      [{ cents: 0, negotiable: false }, { value: { cents: 0, negotiable: false } }],
      [{ tags: [] }, { value: { tags: [] } }],
    ]);
    const found = await call("parseChange", { title });
    expect(Object.keys(found.value)).toEqual(["title"]);
  });

  test("needs at least one field", { checks: ["empty-change"] }, async () => {
    await expectAll("parseChange", [[{}, { faults: ["body"] }]]);
  });
});

describe("parseQuery", () => {
  test("takes a page, or gives page 1", { checks: ["page"] }, async () => {
    await expectAll("parseQuery", [
      [{}, { value: { page: 1 } }],
      [{ page: "1" }, { value: { page: 1 } }],
      [{ page: "12" }, { value: { page: 12 } }],
      [{ page: "1000" }, { value: { page: 1000 } }],
    ]);
    for (const page of [
      "0",
      "1001",
      "",
      " ",
      "abc",
      "-1",
      "1.5",
      "1e2",
      "0x10",
      "+2",
      " 3",
      "3 ",
      "3\n",
      "2,5",
      "999999999999999999999",
    ])
      await expectAll("parseQuery", [[{ page }, { faults: ["page"] }]]);
  });

  test("takes a largest price", { checks: ["max"] }, async () => {
    await expectAll("parseQuery", [
      [{ max: "0" }, { value: { page: 1, max: 0 } }],
      [{ max: "2500", page: "2" }, { value: { page: 2, max: 2500 } }],
      [{ max: "1000000" }, { value: { page: 1, max: 1_000_000 } }],
    ]);
    for (const max of ["1000001", "", "ten", "-5", "1.5", "1e3"])
      await expectAll("parseQuery", [[{ max }, { faults: ["max"] }]]);
  });

  test("takes true and false", { checks: ["flag"] }, async () => {
    await expectAll("parseQuery", [
      [{ negotiable: "true" }, { value: { page: 1, negotiable: true } }],
      [{ negotiable: "false" }, { value: { page: 1, negotiable: false } }],
    ]);
    for (const negotiable of ["", "1", "0", "yes", "TRUE", "no", "null"])
      await expectAll("parseQuery", [[{ negotiable }, { faults: ["negotiable"] }]]);
  });

  test("refuses a name that came twice", { checks: ["twice", "all-faults"] }, async () => {
    await expectAll("parseQuery", [
      [{ page: ["1", "2"] }, { faults: ["page"] }],
      [{ max: ["5", "5"], negotiable: ["true"] }, { faults: ["max", "negotiable"] }],
    ]);
  });

  test("leaves out other names", { checks: ["query-unknown"] }, async () => {
    const found = await call("parseQuery", { utm: "x", title: "Lamp", page: "2" });
    expect({ "parseQuery with other names": found }).toEqual({
      "parseQuery with other names": { value: { page: 2 } },
    });
    expect(Object.keys(found.value)).toEqual(["page"]);
  });
});
