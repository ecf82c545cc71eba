import { call, describe, expect, random, randomInt, test } from "@aulo/runner/spec";

/** The same list in another order. */
const shuffled = (list) =>
  list
    .map((one) => [random(), one])
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);

/** From the oldest to the newest. */
const IN_ORDER = [
  "0.0.1",
  "0.0.9",
  "0.0.10",
  "0.9.0",
  "0.10.0",
  "1.0.0-alpha",
  "1.0.0-alpha.0",
  "1.0.0-alpha.1",
  "1.0.0-beta",
  "1.0.0-beta.2",
  "1.0.0-beta.10",
  "1.0.0-rc.1",
  "1.0.0",
  "1.0.1-beta.1",
  "1.0.1",
  "1.2.9",
  "1.10.0",
  "1.10.1",
  "2.0.0-rc.9",
  "2.0.0",
  "9.9.9",
  "10.0.0",
];

describe("compare", () => {
  const releases = IN_ORDER.filter((version) => !version.includes("-"));

  async function expectOrder(versions, isAsked) {
    for (const [i, a] of versions.entries())
      for (const [j, b] of versions.entries()) {
        if (!isAsked(a, b)) continue;
        expect({ a, b, result: await call("compare", a, b) }).toEqual({ a, b, result: Math.sign(i - j) });
      }
  }

  test("compares three numbers", { checks: ["compare"] }, () => expectOrder(releases, () => true));

  test("puts pre-releases before their release", { checks: ["pre-order"] }, () =>
    expectOrder(IN_ORDER, (a, b) => a.includes("-") || b.includes("-")),
  );
});

/** The report on one package `lamp`, or undefined when it has none. */
async function lamp(range, current, published) {
  const [entry] = await call("outdated", {
    dependencies: { lamp: range },
    installed: current === null ? {} : { lamp: current },
    published: { lamp: shuffled(published) },
  });
  return entry;
}

describe("outdated", () => {
  const VERSIONS = [
    ...["0.0.3", "0.0.4", "0.1.0", "0.4.1", "0.4.9", "0.4.10", "0.5.0", "1.0.0", "1.2.0", "1.2.3", "1.2.11"],
    ...["1.9.0", "1.10.2", "2.0.0", "2.0.1", "2.3.0", "9.0.0", "10.1.0"],
  ];

  /** Compares `wanted` for each range. */
  async function expectWanted(cases, published = VERSIONS) {
    for (const [range, wanted] of cases) {
      const current = range.replace(/^[~^]/, "");
      const entry = await lamp(range, current, published);
      expect({ range, wanted: entry?.wanted }).toEqual({ range, wanted });
    }
  }

  test("finds the newest release", { checks: ["latest"] }, async () => {
    const cases = [
      [["1.2.3", "1.10.0", "1.9.9"], "1.10.0"],
      [["9.0.0", "10.0.0", "1.99.99"], "10.0.0"],
      [VERSIONS, "10.1.0"],
    ];
    for (const [published, latest] of cases)
      expect({ published, latest: (await lamp("^1.0.0", "1.0.0", published))?.latest }).toEqual({
        published,
        latest,
      });
  });

  test("keeps the major number for a caret", { checks: ["wanted", "caret"] }, () =>
    expectWanted([
      ["^1.2.0", "1.10.2"],
      ["^1.2.11", "1.10.2"],
      ["^2.0.0", "2.3.0"],
      ["^9.0.0", "9.0.0"],
    ]),
  );

  test("keeps the minor number for a caret below 1.0.0", { checks: ["caret-zero"] }, () =>
    expectWanted([
      ["^0.4.1", "0.4.10"],
      ["^0.1.0", "0.1.0"],
      ["^0.5.0", "0.5.0"],
    ]),
  );

  test("allows one version for a caret below 0.1.0", { checks: ["caret-zero-zero"] }, () =>
    expectWanted([
      ["^0.0.3", "0.0.3"],
      ["^0.0.4", "0.0.4"],
    ]),
  );

  test("allows patches for a tilde", { checks: ["tilde"] }, () =>
    expectWanted([
      ["~1.2.0", "1.2.11"],
      ["~1.9.0", "1.9.0"],
      ["~0.4.1", "0.4.10"],
      ["~0.0.3", "0.0.4"],
    ]),
  );

  test("allows only itself for a version alone", { checks: ["exact"] }, () =>
    expectWanted([
      ["1.2.0", "1.2.0"],
      ["0.4.9", "0.4.9"],
    ]),
  );

  test("names the jump", { checks: ["jump", "current"] }, async () => {
    const patch = randomInt(1, 8);
    for (const [current, latest, jump] of [
      [`1.2.${patch}`, `1.2.${patch + 1}`, "patch"],
      ["1.2.9", "1.2.10", "patch"],
      ["1.2.9", "1.3.0", "minor"],
      ["1.2.9", "1.3.9", "minor"],
      ["0.4.1", "0.5.0", "minor"],
      ["1.2.9", "2.2.9", "major"],
      ["9.2.9", "10.3.0", "major"],
      ["2.0.0-rc.1", "2.0.0", "patch"],
    ]) {
      // The range also allows the current version, so `wanted` is not `latest`.
      const entry = await lamp(`^${current.split("-")[0]}`, current, [latest, current]);
      expect({ current, latest, found: entry && { current: entry.current, jump: entry.jump } }).toEqual({
        current,
        latest,
        found: { current, jump },
      });
    }
  });

  test("wants nothing where the range allows nothing", { checks: ["wanted"] }, async () => {
    const published = ["1.2.3", "2.5.0", "4.0.0"];
    const found = {
      "^1.3.0": await lamp("^1.3.0", "1.2.3", published),
      "~2.6.0": await lamp("~2.6.0", "1.2.3", published),
      "3.0.0": await lamp("3.0.0", "1.2.3", published),
    };
    const entry = { name: "lamp", current: "1.2.3", wanted: null, latest: "4.0.0", jump: "major" };
    expect(found).toEqual({ "^1.3.0": entry, "~2.6.0": entry, "3.0.0": entry });
  });

  test("leaves pre-releases out", { checks: ["no-pre"] }, async () => {
    const published = ["1.2.0", "1.2.4", "1.3.0-beta.1", "1.2.5-rc.1", "2.0.0-alpha.3"];
    const found = await lamp("^1.2.0", "1.2.0", published);
    expect({ published, found }).toEqual({
      published,
      found: { name: "lamp", current: "1.2.0", wanted: "1.2.4", latest: "1.2.4", jump: "patch" },
    });
  });

  test("reports a package that is missing", { checks: ["current", "jump"] }, async () => {
    expect({ missing: await lamp("^1.0.0", null, ["1.0.0", "1.4.0", "2.0.0"]) }).toEqual({
      missing: { name: "lamp", current: null, wanted: "1.4.0", latest: "2.0.0", jump: null },
    });
  });

  test("leaves out what is up to date, and what was never published", {
    checks: ["up-to-date", "unpublished"],
  }, async () => {
    const found = {
      latest: await lamp("^1.0.0", "1.4.0", ["1.0.0", "1.4.0"]),
      "newer than the latest": await lamp("^1.0.0", "2.0.0-beta.1", ["1.0.0", "1.4.0"]),
      "only pre-releases": await lamp("^1.0.0", "1.0.0-beta.1", ["1.0.0-beta.1", "1.0.0-beta.2"]),
      nothing: await lamp("^1.0.0", "1.0.0", []),
    };
    expect(found).toEqual({
      latest: undefined,
      "newer than the latest": undefined,
      "only pre-releases": undefined,
      nothing: undefined,
    });
    const unknown = await call("outdated", {
      dependencies: { own: "^1.0.0" },
      installed: { own: "1.0.0" },
      published: {},
    });
    expect({ "a package that nobody has published": unknown }).toEqual({
      "a package that nobody has published": [],
    });
  });

  test("sorts the report by name", { checks: ["sorted"] }, async () => {
    const names = shuffled(["cors", "express", "helmet", "pg", "winston", "zod"]);
    const all = (value) => Object.fromEntries(names.map((name) => [name, value]));
    const installed = { ...all("1.0.0"), pg: "1.2.0", unused: "1.0.0" };
    const published = { ...all(["1.0.0", "1.2.0"]), unused: ["3.0.0"] };
    const found = await call("outdated", { dependencies: all("^1.0.0"), installed, published });
    expect({ names: found.map(({ name }) => name) }).toEqual({
      names: ["cors", "express", "helmet", "winston", "zod"],
    });
    expect({ "no dependencies": await call("outdated", { dependencies: {}, installed, published }) }).toEqual(
      {
        "no dependencies": [],
      },
    );
  });
});

describe("audit", () => {
  test("finds the versions that an advisory concerns", { checks: ["affected", "audit"] }, async () => {
    const advisory = { name: "lamp", from: "2.0.0", below: "2.10.1" };
    for (const [version, isAffected] of [
      ["1.9.9", false],
      ["2.0.0-rc.1", false],
      ["2.0.0", true],
      ["2.9.0", true],
      ["2.10.0", true],
      ["2.10.1-rc.1", true],
      ["2.10.1", false],
      ["10.0.0", false],
    ]) {
      const found = await call("audit", { lamp: version, rope: "2.5.0" }, [advisory]);
      expect({ version, found }).toEqual({
        version,
        found: isAffected ? [{ name: "lamp", version, fixedIn: "2.10.1" }] : [],
      });
    }
  });

  test("names a package once, with the newest fix", { checks: ["fixed-in", "audit"] }, async () => {
    const advisories = [
      { name: "lamp", from: "1.0.0", below: "1.9.4" },
      { name: "lamp", from: "1.2.0", below: "1.10.2" },
      { name: "lamp", from: "0.1.0", below: "1.3.0" },
      { name: "lamp", from: "3.0.0", below: "3.4.0" },
    ];
    for (const list of [advisories, advisories.toReversed()])
      expect({ advisories: list, found: await call("audit", { lamp: "1.2.5" }, list) }).toEqual({
        advisories: list,
        found: [{ name: "lamp", version: "1.2.5", fixedIn: "1.10.2" }],
      });
  });

  test("sorts the packages by name", { checks: ["audit"] }, async () => {
    const names = shuffled(["ant", "bee", "cat", "dog"]);
    const installed = Object.fromEntries([...names, "eel"].map((name) => [name, "1.0.0"]));
    const advisories = shuffled([...names, "fox"]).map((name) => ({ name, from: "0.0.0", below: "1.0.1" }));
    const found = await call("audit", installed, advisories);
    expect({ names: found.map(({ name }) => name) }).toEqual({ names: ["ant", "bee", "cat", "dog"] });
    expect({ "no advisories": await call("audit", installed, []) }).toEqual({ "no advisories": [] });
  });
});
