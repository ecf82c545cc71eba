import { describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/** Asks suppliers `{ name, price, afterMs }`, or with `reason` in place of the price for a failure, and gives what came of it. */
const cheapest = (suppliers, article = "lamp") =>
  inside(
    async ({ cheapest }, suppliers, article) => {
      const steps = [];
      const asked = suppliers.map((supplier) => ({
        name: supplier.name,
        ask: (wanted) => {
          steps.push(`${supplier.name} was asked for ${wanted}`);
          return new Promise((resolve, reject) => {
            setTimeout(() => {
              steps.push(`${supplier.name} settled`);
              if ("price" in supplier) resolve(supplier.price);
              else reject(supplier.reason);
            }, supplier.afterMs);
          });
        },
      }));
      const returned = cheapest(asked, article);
      if (typeof returned?.then !== "function") return { ended: "cheapest returned no promise", steps };
      const ended = await returned.then(
        (value) => ({ offer: typeof value === "object" && value !== null ? { ...value } : value }),
        (error) => ({ rejectedWith: error instanceof Error ? "an Error" : error }),
      );
      steps.push("the result is there");
      // Whoever is asked only now shows up in the steps.
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { ended, steps };
    },
    suppliers,
    article,
  );

const NAMES = ["North", "South", "East", "West"];
const DELAYS = [1, 20, 10, 5];

/** Suppliers with these prices in this order; null is a failure. */
const suppliersWith = (...prices) =>
  prices.map((price, index) => {
    const supplier = { name: NAMES[index], afterMs: DELAYS[index] };
    return price === null ? { ...supplier, reason: new Error("out of stock") } : { ...supplier, price };
  });

describe("offers", () => {
  const low = randomInt(10, 40);
  /** Suppliers that had settled when the result was there. */
  const settledBefore = ({ steps }) =>
    [...new Set(steps.slice(0, steps.indexOf("the result is there")))].filter((step) =>
      step.endsWith("settled"),
    );

  test("waits for all suppliers before it gives the result", { checks: ["all-settled"] }, async () => {
    const found = settledBefore(await cheapest(suppliersWith(low, low + 9, low + 5)));
    expect(found.toSorted()).toEqual(["East settled", "North settled", "South settled"]);
  });

  const ORDERS = [
    ["first", "North", [low, low + 15, low + 200]],
    ["second", "South", [low + 15, low, low + 200]],
    ["last", "East", [low + 200, low + 15, low]],
  ];
  test.each(ORDERS)(
    "finds the lowest price when it comes %s",
    {
      checks: ["lowest", "supplier"],
    },
    async (_place, supplier, prices) => {
      const { ended } = await cheapest(suppliersWith(...prices));
      expect(ended).toEqual({ offer: { supplier, price: low } });
    },
  );

  test("compares prices as numbers", { checks: ["lowest"] }, async () => {
    const { ended } = await cheapest(suppliersWith(100, 25.5, 9, 1000));
    expect(ended).toEqual({ offer: { supplier: "East", price: 9 } });
  });

  test("takes a price of 0", { checks: ["zero"] }, async () => {
    const found = [
      await cheapest(suppliersWith(12, 0, 7)),
      await cheapest(suppliersWith(0, 12, 30)),
      await cheapest(suppliersWith(0)),
    ];
    expect(found.map(({ ended }) => ended)).toEqual([
      { offer: { supplier: "South", price: 0 } },
      { offer: { supplier: "North", price: 0 } },
      { offer: { supplier: "North", price: 0 } },
    ]);
  });

  test("leaves out suppliers that fail", { checks: ["left-out", "supplier"] }, async () => {
    const { ended } = await cheapest(suppliersWith(null, low + 9, low, null));
    expect(ended).toEqual({ offer: { supplier: "East", price: low } });
  });

  test("waits for suppliers that fail too", { checks: ["all-settled"] }, async () => {
    const found = settledBefore(await cheapest(suppliersWith(low, null, null)));
    expect(found.toSorted()).toEqual(["East settled", "North settled", "South settled"]);
  });

  test("is rejected when no supplier has an offer", { checks: ["all-fail"] }, async () => {
    const { ended } = await cheapest(suppliersWith(null, null));
    expect(ended).toEqual({ rejectedWith: "an Error" });
  });

  test("is rejected when there are no suppliers", { checks: ["empty"] }, async () => {
    const { ended } = await cheapest([]);
    expect(ended).toEqual({ rejectedWith: "an Error" });
  });

  const REASONS = [[undefined], [null], [0], [3], [""], ["out of stock"], [{ price: 1 }]];
  test.each(REASONS)(
    "leaves out a supplier that is rejected with %j",
    { checks: ["any-reason"] },
    async (reason) => {
      const fails = { name: "West", afterMs: 5, reason };
      const found = [
        await cheapest([fails, ...suppliersWith(30, 25)]),
        await cheapest([...suppliersWith(30, 25), fails]),
        await cheapest([fails]),
      ];
      expect(found.map(({ ended }) => ended)).toEqual([
        { offer: { supplier: "South", price: 25 } },
        { offer: { supplier: "South", price: 25 } },
        { rejectedWith: "an Error" },
      ]);
    },
  );

  const ASKED = [
    ["one fails", [low, null, low + 9, low + 2]],
    ["none fails", [low + 2, low, low + 9]],
    ["all fail", [null, null, null]],
  ];
  test.each(ASKED)(
    "asks each supplier once for the article before the first settles, when %s",
    {
      checks: ["once", "article", "at-once"],
    },
    async (_when, prices) => {
      const article = `article ${randomInt(1, 999)}`;
      const { steps } = await cheapest(suppliersWith(...prices), article);
      const expected = NAMES.slice(0, prices.length).map((name) => `${name} was asked for ${article}`);
      const asked = steps.filter((step) => step.includes("was asked"));
      const before = steps.slice(0, prices.length);
      expect({ asked: asked.toSorted(), before: before.toSorted() }).toEqual({
        asked: expected.toSorted(),
        before: expected.toSorted(),
      });
    },
  );
});
