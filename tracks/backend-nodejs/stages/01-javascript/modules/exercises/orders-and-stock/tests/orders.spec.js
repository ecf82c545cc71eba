import { call, describe, expect, exported, inside, randomInt, test } from "@aulo/runner/spec";

/** Goods that no other test has touched. */
const newGoods = (kind) => `${kind}-${randomInt(1, 1_000_000)}`;

/** The result of placeOrder as plain data, whatever kind of object the code makes. */
const placeOrder = (name, amount) =>
  inside(
    ({ placeOrder }, name, amount) => {
      const result = placeOrder(name, amount);
      return Object.prototype.toString.call(result) === "[object Object]" ? { ...result } : result;
    },
    name,
    amount,
  );

const stockOf = async (name) => ({ [`stockOf ${name}`]: await call("stockOf", name) });

describe("orders", () => {
  test("offers placeOrder, addStock and stockOf, and nothing else", {
    checks: ["exact", "no-remove"],
  }, async () => {
    expect(await exported()).toEqual({ placeOrder: "function", addStock: "function", stockOf: "function" });
  });

  test("adds to the stock and counts it", { checks: ["add-stock", "stock-of"] }, async () => {
    const [name, other] = [newGoods("stool"), newGoods("stool-and-table")];
    await call("addStock", name, 4);
    await call("addStock", other, 9);
    await call("addStock", name, 3);
    expect(await stockOf(name)).toEqual({ [`stockOf ${name}`]: 7 });
    expect(await stockOf(other)).toEqual({ [`stockOf ${other}`]: 9 });
  });

  test("counts 0 of goods that it never had", { checks: ["stock-of"] }, async () => {
    const name = newGoods("shelf");
    expect(await stockOf(name)).toEqual({ [`stockOf ${name}`]: 0 });
  });

  test("takes what was ordered from the stock", { checks: ["takes", "placed", "left"] }, async () => {
    const name = newGoods("lamp");
    const [ordered, left] = [randomInt(1, 20), randomInt(1, 20)];
    await call("addStock", name, ordered + left);
    expect(await placeOrder(name, ordered)).toEqual({ placed: true, left });
    expect(await stockOf(name)).toEqual({ [`stockOf ${name}`]: left });
  });

  test("places an order for all that is left", { checks: ["all-of-it", "placed", "left"] }, async () => {
    const name = newGoods("rug");
    const amount = randomInt(1, 20);
    await call("addStock", name, amount);
    expect(await placeOrder(name, amount)).toEqual({ placed: true, left: 0 });
    expect(await stockOf(name)).toEqual({ [`stockOf ${name}`]: 0 });
  });

  test("refuses an order for more than is left, and takes nothing", {
    checks: ["refuses", "placed", "left"],
  }, async () => {
    const name = newGoods("desk");
    const amount = randomInt(1, 20);
    await call("addStock", name, amount);
    expect(await placeOrder(name, amount + 1)).toEqual({ placed: false, left: amount });
    expect(await stockOf(name)).toEqual({ [`stockOf ${name}`]: amount });
    expect(await placeOrder(name, amount)).toEqual({ placed: true, left: 0 });
  });

  test("refuses an order for goods that it never had", { checks: ["refuses", "left"] }, async () => {
    const name = newGoods("sofa");
    expect(await placeOrder(name, 1)).toEqual({ placed: false, left: 0 });
    expect(await stockOf(name)).toEqual({ [`stockOf ${name}`]: 0 });
  });

  test("keeps the stock of different goods apart", { checks: ["takes"] }, async () => {
    const [first, second] = [newGoods("chair"), newGoods("table")];
    await call("addStock", first, 5);
    await call("addStock", second, 7);
    await placeOrder(first, 2);
    expect(await stockOf(first)).toEqual({ [`stockOf ${first}`]: 3 });
    expect(await stockOf(second)).toEqual({ [`stockOf ${second}`]: 7 });
  });

  test("sees what was added between two orders", { checks: ["one-stock"] }, async () => {
    const name = newGoods("vase");
    await call("addStock", name, 5);
    expect(await placeOrder(name, 3)).toEqual({ placed: true, left: 2 });
    expect(await placeOrder(name, 3)).toEqual({ placed: false, left: 2 });
    await call("addStock", name, 4);
    expect(await placeOrder(name, 6)).toEqual({ placed: true, left: 0 });
    await call("addStock", name, 1);
    expect(await stockOf(name)).toEqual({ [`stockOf ${name}`]: 1 });
  });
});
