import { describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/** Asks suppliers `{ name, price, afterMs }`, where a price of null is a failure, and gives what came of it. */
const cheapest = (suppliers, article = "lamp") =>
  inside(
    async ({ cheapest }, suppliers, article) => {
      const steps = [];
      const answer = ({ name, price, afterMs }) =>
        new Promise((resolve, reject) => {
          setTimeout(() => {
            steps.push(`${name} answered`);
            if (price === null) reject(new Error(`${name} is out of stock`));
            else resolve(price);
          }, afterMs);
        });
      const asked = suppliers.map((supplier) => ({
        name: supplier.name,
        ask: (wanted) => {
          steps.push(`${supplier.name} was asked for ${wanted}`);
          return answer(supplier);
        },
      }));
      const promise = cheapest(asked, article);
      if (!(promise instanceof Promise)) return { value: "no promise", steps };
      try {
        return { value: await promise, steps };
      } catch (error) {
        return { rejected: error instanceof Error ? "an Error" : "something else", steps };
      }
    },
    suppliers,
    article,
  );

const prices = () => {
  const lowest = randomInt(10, 40);
  return { lowest, middle: lowest + randomInt(1, 20), highest: lowest + randomInt(100, 200) };
};

describe("offers", () => {
  test("finds the lowest price and its supplier", async () => {
    const { lowest, middle, highest } = prices();
    const { value } = await cheapest([
      { name: "North", price: middle, afterMs: 1 },
      { name: "South", price: lowest, afterMs: 30 },
      { name: "East", price: highest, afterMs: 10 },
    ]);
    expect(value).toEqual({ supplier: "South", price: lowest });
  });

  test("leaves out suppliers that fail", async () => {
    const { lowest, middle } = prices();
    const { value } = await cheapest([
      { name: "North", price: null, afterMs: 1 },
      { name: "South", price: middle, afterMs: 20 },
      { name: "East", price: lowest, afterMs: 10 },
      { name: "West", price: null, afterMs: 30 },
    ]);
    expect(value).toEqual({ supplier: "East", price: lowest });
  });

  test("asks all suppliers before the first has answered", async () => {
    const { lowest, middle } = prices();
    const article = `article ${randomInt(1, 999)}`;
    const { steps } = await cheapest(
      [
        { name: "North", price: lowest, afterMs: 10 },
        { name: "South", price: null, afterMs: 1 },
        { name: "East", price: middle, afterMs: 5 },
      ],
      article,
    );
    const expected = ["North", "South", "East"].map((name) => `${name} was asked for ${article}`);
    expect(steps.slice(0, 3).toSorted()).toStrictEqual(expected.toSorted());
  });

  test("is rejected when no supplier has an offer", async () => {
    const { rejected } = await cheapest([
      { name: "North", price: null, afterMs: 5 },
      { name: "South", price: null, afterMs: 1 },
    ]);
    expect(rejected).toBe("an Error");
  });

  test("is rejected when there are no suppliers", async () => {
    expect((await cheapest([])).rejected).toBe("an Error");
  });
});
