import { call, describe, expect, randomInt, test } from "@aulo/runner/spec";

/** Calls the function with each list of arguments. */
async function expectResults(name, cases) {
  for (const [args, expected] of cases) {
    const found = await call(name, ...args);
    // -0 counts as 0.
    const result = found === 0 ? 0 : found;
    expect({ call: name, args, result }).toEqual({ call: name, args, result: expected });
  }
}

describe("toCents", () => {
  test("returns the cents of an amount", { checks: ["cents"] }, () => {
    const euros = randomInt(20, 900);
    return expectResults("toCents", [
      [["12.50"], 1250],
      [["3"], 300],
      [["1.5"], 150],
      [["0"], 0],
      [["0.00"], 0],
      [["0.05"], 5],
      [[" 7.25 "], 725],
      [[`${euros}.90`], euros * 100 + 90],
    ]);
  });

  test("is right to the cent", { checks: ["exact"] }, () =>
    expectResults(
      "toCents",
      [
        ["1.15", 115],
        ["4.35", 435],
        ["0.29", 29],
        ["8.20", 820],
        ["19.99", 1999],
        ["1.10", 110],
        ["1136.10", 113_610],
        ["64.10", 6410],
      ].map(([typed, cents]) => [[typed], cents]),
    ),
  );

  test("returns null without anything typed", { checks: ["empty"] }, () =>
    expectResults("toCents", [
      [[""], null],
      [[" "], null],
      [["   "], null],
    ]),
  );

  test("returns null for text", { checks: ["text"] }, () =>
    expectResults(
      "toCents",
      ["ten", "12 euros", "12,50", "1.2.3", "12.5o", "NaN", "-", "€5", "."].map((typed) => [[typed], null]),
    ),
  );

  test("returns null for amounts that nobody can pay", { checks: ["range"] }, () =>
    expectResults(
      "toCents",
      ["-1", "-0.01", "Infinity", "-Infinity"].map((typed) => [[typed], null]),
    ),
  );

  test("returns null for more than two digits after the dot", { checks: ["digits"] }, () =>
    expectResults(
      "toCents",
      ["1.234", "0.001", "12.500", "3.0000", "9.999"].map((typed) => [[typed], null]),
    ),
  );
});

describe("withTip", () => {
  test("adds the tip, rounded to the nearest cent", { checks: ["tip"] }, () =>
    expectResults("withTip", [
      [[1000, 10], 1100],
      [[1250, 0], 1250],
      [[0, 10], 0],
      [[1234, 10], 1357],
      [[1236, 10], 1360],
      [[1005, 10], 1106],
      [[50, 29], 65],
      [[350, 15], 403],
      [[150, 43], 215],
      [[999, 100], 1998],
      [[110, 15], 127],
    ]),
  );
});

describe("shareOf", () => {
  test("divides evenly where it can", { checks: ["sum"] }, () =>
    expectResults("shareOf", [
      [[900, 3, 1], 300],
      [[900, 3, 3], 300],
      [[0, 4, 2], 0],
      [[777, 1, 1], 777],
    ]),
  );

  test("lets the first ones pay a cent more", { checks: ["first", "sum"] }, () =>
    expectResults("shareOf", [
      [[1000, 3, 1], 334],
      [[1000, 3, 2], 333],
      [[1000, 3, 3], 333],
      [[1001, 3, 2], 334],
      [[1001, 3, 3], 333],
      [[2, 5, 2], 1],
      [[2, 5, 3], 0],
      [[2, 5, 5], 0],
      [[11, 4, 3], 3],
      [[11, 4, 4], 2],
    ]),
  );

  test("gives shares that are exactly the amount together", { checks: ["sum"] }, async () => {
    for (const [cents, people] of [
      [randomInt(1000, 9000), 7],
      [100, 6],
      [99_999, 11],
      [5, 9],
    ]) {
      let sum = 0;
      for (let place = 1; place <= people; place += 1) sum += await call("shareOf", cents, people, place);
      expect({ cents, people, sum }).toEqual({ cents, people, sum: cents });
    }
  });
});

describe("show", () => {
  test("shows euros with two decimals", { checks: ["show"] }, () =>
    expectResults("show", [
      [[1250], "12.50"],
      [[5], "0.05"],
      [[0], "0.00"],
      [[100], "1.00"],
      [[99], "0.99"],
      [[110], "1.10"],
      [[123_456], "1234.56"],
    ]),
  );

  test("shows a refund with its sign", { checks: ["negative"] }, () =>
    expectResults("show", [
      [[-250], "-2.50"],
      [[-5], "-0.05"],
      [[-100], "-1.00"],
    ]),
  );
});
