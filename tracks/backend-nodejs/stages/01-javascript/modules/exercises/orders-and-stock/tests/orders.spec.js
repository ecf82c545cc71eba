import { call, describe, expect, exported, randomInt, test } from "@aulo/runner/spec";

/** Goods that no other test has touched. */
const newGoods = (kind) => `${kind}-${randomInt(1, 1_000_000)}`;

describe("orders", () => {
  test("offers placeOrder, addStock and stockOf, and nothing else", async () => {
    expect(await exported()).toEqual({ placeOrder: "function", addStock: "function", stockOf: "function" });
  });

  test("takes what was ordered from the stock", async () => {
    const name = newGoods("lamp");
    const ordered = randomInt(1, 20);
    const left = randomInt(1, 20);
    await call("addStock", name, ordered + left);
    expect(await call("placeOrder", name, ordered)).toEqual({ placed: true, left });
    expect(await call("stockOf", name)).toBe(left);
  });

  test("places an order for all that is left", async () => {
    const name = newGoods("rug");
    const amount = randomInt(1, 20);
    await call("addStock", name, amount);
    expect(await call("placeOrder", name, amount)).toEqual({ placed: true, left: 0 });
  });

  test("refuses an order for more than is left, and takes nothing", async () => {
    const name = newGoods("desk");
    const amount = randomInt(1, 20);
    await call("addStock", name, amount);
    expect(await call("placeOrder", name, amount + 1)).toEqual({ placed: false, left: amount });
    expect(await call("stockOf", name)).toBe(amount);
  });

  test("refuses an order for goods that it never had", async () => {
    expect(await call("placeOrder", newGoods("sofa"), 1)).toEqual({ placed: false, left: 0 });
  });

  test("keeps the stock of different goods apart", async () => {
    const [first, second] = [newGoods("chair"), newGoods("table")];
    await call("addStock", first, 5);
    await call("addStock", second, 7);
    await call("placeOrder", first, 2);
    expect([await call("stockOf", first), await call("stockOf", second)]).toStrictEqual([3, 7]);
  });
});
