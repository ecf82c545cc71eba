import { call, describe, expect, pick, randomInt, test } from "@aulo/runner/spec";

async function expectResults(name, cases) {
  for (const [args, expected] of cases)
    expect({ call: name, args, result: await call(name, ...args) }).toEqual({
      call: name,
      args,
      result: expected,
    });
}

describe("show", () => {
  test("shows euros and cents", { checks: ["show"] }, () => {
    const euros = randomInt(10, 99);
    return expectResults("show", [
      [[1250], "12.50"],
      [[999], "9.99"],
      [[100_010], "1000.10"],
      [[euros * 100 + 25], `${euros}.25`],
    ]);
  });

  test("always has two digits after the dot", { checks: ["two-digits", "show"] }, () =>
    expectResults("show", [
      [[905], "9.05"],
      [[5], "0.05"],
      [[800], "8.00"],
      [[0], "0.00"],
      [[10], "0.10"],
    ]),
  );
});

describe("lineOf", () => {
  test("writes the article in capital letters", { checks: ["article", "pieces", "total"] }, () => {
    const article = pick(["desk lamp", "rug", "tea cup"]);
    return expectResults("lineOf", [
      [[" lamp ", 150, 1], "LAMP x 1 1.50"],
      [[`  ${article}`, 150, 1], `${article.toUpperCase()} x 1 1.50`],
    ]);
  });

  test("writes the pieces, and the price of all of them", { checks: ["pieces", "total"] }, () => {
    const pieces = randomInt(3, 9);
    return expectResults("lineOf", [
      [["lamp", 811, 2], "LAMP x 2 16.22"],
      [["cup", 133, 3], "CUP x 3 3.99"],
      [["rug", 1111, 0], "RUG x 0 0.00"],
      [
        ["tea", 211, pieces],
        `TEA x ${pieces} ${Math.floor((211 * pieces) / 100)}.${String((211 * pieces) % 100).padStart(2, "0")}`,
      ],
    ]);
  });
});

describe("headOf", () => {
  test("puts dashes at both ends", { checks: ["head"] }, () =>
    expectResults("headOf", [
      [["SHOP", 10], "---SHOP---"],
      [["", 4], "----"],
      [["AB", 4], "-AB-"],
    ]),
  );

  test("has one dash more at the end", { checks: ["uneven"] }, () =>
    expectResults("headOf", [
      [["SHOP", 9], "--SHOP---"],
      [["SHOP", 5], "SHOP-"],
      [["A", 4], "-A--"],
    ]),
  );

  test("leaves a long title as it is", { checks: ["long-title"] }, () =>
    expectResults("headOf", [
      [["SHOP", 4], "SHOP"],
      [["SHOP", 3], "SHOP"],
      [["LAMPS AND MORE", 5], "LAMPS AND MORE"],
      [["A", 0], "A"],
    ]),
  );
});

describe("receiptOf", () => {
  test("writes the head and every line", { checks: ["receipt", "breaks"] }, () =>
    expectResults("receiptOf", [
      [["SHOP", ["LAMP x 2 16.00", "CUP x 1 1.50"]], "--------SHOP--------\nLAMP x 2 16.00\nCUP x 1 1.50"],
      [["SHOP", ["a", "b", "c", "a"]], "--------SHOP--------\na\nb\nc\na"],
    ]),
  );

  test("is only the head when there are no lines", { checks: ["receipt", "breaks"] }, () =>
    expectResults("receiptOf", [[["LAMPS", []], "-------LAMPS--------"]]),
  );
});
