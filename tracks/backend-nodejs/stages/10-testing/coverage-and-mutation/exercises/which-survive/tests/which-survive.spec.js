import { expect, inside, test } from "@aulo/runner/spec";

/**
 * Calls mutationReport with versions that are only names, and tests that fail for the named ones. `tests` has for
 * each test how it fails ("throws", "rejects", "rejects late") and for which versions.
 */
const report = (mutantNames, tests) =>
  inside(
    async ({ mutationReport }, mutantNames, tests) => {
      const named = (name) => () => name;
      const steps = [];
      const functions = {};
      for (const [testName, { how = "throws", failsFor = [], result } = {}] of Object.entries(tests)) {
        functions[testName] = (version, ...more) => {
          const name = typeof version === "function" ? version() : `${version}, not a function`;
          if (more.length > 0) steps.push(`${testName} got ${more.length} arguments more`);
          const isFailed = failsFor.includes(name);
          if (how === "throws") {
            steps.push(`${testName} with ${name}`);
            if (isFailed) throw new Error(`${testName} fails`);
            return result;
          }
          return (async () => {
            steps.push(`${testName} with ${name}`);
            if (how === "rejects late") {
              await new Promise((resolve) => setTimeout(resolve, 15));
              steps.push(`${testName} ends`);
            }
            if (isFailed) throw undefined;
            return result;
          })();
        };
      }
      const mutants = Object.fromEntries(mutantNames.map((name) => [name, named(name)]));
      let found;
      try {
        const { killed, survived, idle, score } = await mutationReport(named("original"), mutants, functions);
        found = { killed: { ...killed }, survived: [...survived], idle: [...idle], score };
      } catch (error) {
        found = { rejected: error instanceof Error ? error.message : "not with an Error" };
      }
      return { found, steps };
    },
    mutantNames,
    tests,
  );

/** Compares the report, or the named parts of it, with the expected one. */
async function expectReport(mutants, tests, expected) {
  const { found } = await report(mutants, tests);
  const parts = found.rejected === undefined ? Object.keys(expected) : ["rejected"];
  const compared = Object.fromEntries(parts.map((part) => [part, found[part]]));
  expect({ mutants, tests, ...compared }).toEqual({ mutants, tests, ...expected });
}

test(
  "reports what was killed, what survived, and which tests were idle",
  {
    checks: ["called-with", "throws", "result", "killed", "survived", "idle", "score"],
  },
  () =>
    expectReport(
      ["above", "always"],
      { adults: {}, children: { failsFor: ["always"] } },
      { killed: { always: ["children"] }, survived: ["above"], idle: ["adults"], score: 50 },
    ),
);

test("calls each test with the version and nothing else", { checks: ["called-with"] }, async () => {
  const { steps } = await report(["m1"], { a: {}, b: {} });
  const withMutants = steps.filter((step) => !step.endsWith("original"));
  expect({ "steps with the mutant": withMutants.sort() }).toEqual({
    "steps with the mutant": ["a with m1", "b with m1"],
  });
});

test("notices tests that throw", { checks: ["throws"] }, () =>
  expectReport(["m1"], { a: { failsFor: ["m1"] } }, { killed: { m1: ["a"] }, survived: [] }),
);

test("notices promises that reject", { checks: ["rejects"] }, async () => {
  for (const how of ["rejects", "rejects late"]) {
    await expectReport(
      ["m1", "m2"],
      { a: { how, failsFor: ["m2"] } },
      { killed: { m2: ["a"] }, survived: ["m1"] },
    );
  }
});

test("ignores the results of tests", { checks: ["result"] }, async () => {
  for (const result of [false, 0, null, "", true]) {
    await expectReport(["m1"], { a: { result } }, { killed: {}, survived: ["m1"] });
    await expectReport(["m1"], { a: { how: "rejects", result } }, { killed: {}, survived: ["m1"] });
  }
});

test("lists all tests that failed for a mutant, in their order", { checks: ["killed", "all-tests"] }, () =>
  expectReport(
    ["m1", "m2", "m3"],
    {
      d: { failsFor: ["m1", "m3"] },
      a: { failsFor: ["m2"] },
      c: { how: "rejects late", failsFor: ["m1"] },
      b: { failsFor: ["m1", "m3"] },
    },
    { killed: { m1: ["d", "c", "b"], m2: ["a"], m3: ["d", "b"] } },
  ),
);

test("lists the survivors in the order of the mutants", { checks: ["survived"] }, () =>
  expectReport(
    ["zero", "above", "never", "below"],
    { a: { failsFor: ["above"] } },
    { survived: ["zero", "never", "below"] },
  ),
);

test("lists the idle tests in their order, also after others have failed", {
  checks: ["idle", "all-tests"],
}, async () => {
  await expectReport(
    ["m1", "m2"],
    { z: {}, a: { failsFor: ["m1"] }, k: {}, b: { failsFor: ["m1"] } },
    { idle: ["z", "k"] },
  );
  await expectReport(["m1"], { z: {}, a: {} }, { idle: ["z", "a"] });
  await expectReport(["m1"], {}, { killed: {}, survived: ["m1"], idle: [], score: 0 });
});

test("rounds the score down", { checks: ["score"] }, async () => {
  const mutants = (count) => Array.from({ length: count }, (_, index) => `m${index}`);
  const cases = [
    [3, 2, 66],
    [8, 1, 12],
    [2, 2, 100],
    [2, 0, 0],
    [200, 199, 99],
  ];
  for (const [all, killed, score] of cases) {
    const names = mutants(all);
    const { found } = await report(names, { a: { failsFor: names.slice(0, killed) } });
    expect({ mutants: all, killed, score: found.score ?? found }).toEqual({ mutants: all, killed, score });
  }
});

test("gives no score without mutants", { checks: ["no-mutants"] }, () =>
  expectReport([], { a: {}, b: {} }, { killed: {}, survived: [], idle: ["a", "b"], score: null }),
);

test("rejects when the original fails a test, and names it", { checks: ["original-fails"] }, async () => {
  for (const how of ["throws", "rejects", "rejects late"]) {
    const { found } = await report(["m1"], { fine: {}, "adults may enter": { how, failsFor: ["original"] } });
    const isNamed = String(found.rejected).includes("adults may enter");
    const namesOther = String(found.rejected).includes("fine");
    expect({ how, found: isNamed && !namesOther ? "rejected by name" : found }).toEqual({
      how,
      found: "rejected by name",
    });
  }
});

test("tries no mutant when the original fails", { checks: ["no-mutant-tried"] }, async () => {
  const { steps } = await report(["m1", "m2"], { a: {}, b: { failsFor: ["original", "m1"] } });
  expect({ "steps with mutants": steps.filter((step) => !step.endsWith("original")) }).toEqual({
    "steps with mutants": [],
  });
});

test("runs one test after the other", { checks: ["one-by-one"] }, async () => {
  const { steps } = await report(["m1", "m2"], {
    a: { how: "rejects late" },
    b: { how: "rejects late", failsFor: ["m1"] },
  });
  expect({ steps }).toEqual({
    steps: [
      "a with original",
      "a ends",
      "b with original",
      "b ends",
      "a with m1",
      "a ends",
      "b with m1",
      "b ends",
      "a with m2",
      "a ends",
      "b with m2",
      "b ends",
    ],
  });
});
