import { describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/** Works out one bill for each list of prices, one after the other, in the same process. */
const bills = (lists, isMember = false) =>
  inside(
    ({ bill }, lists, isMember) =>
      lists.map((prices) =>
        bill(
          prices.map((_, index) => index),
          (index) => prices[index],
          isMember,
        ),
      ),
    lists,
    isMember,
  );

const counted = (prices) => prices.map((price) => Math.min(price, 100));
const sumOf = (prices) => counted(prices).reduce((sum, price) => sum + price, 0);
const randomPrices = (from, to) =>
  Array.from({ length: randomInt(3, 6) }, () => randomInt(from, to)).concat(from);

/** The three numbers of a bill; a result of another form as it is. */
function partsOf(bill) {
  const found = /^(-?\w+) articles, (-?\w+) in all, highest (-?\w+)$/.exec(bill);
  if (found === null) return { bill };
  const [, articles, total, highest] = found;
  return { articles, total, highest };
}

/** Checks parts of the bill for each list of prices. */
async function check(names, lists, isMember = false) {
  const found = [];
  const expected = [];
  for (const prices of lists) {
    const parts = partsOf((await bills([prices], isMember))[0]);
    const right = {
      articles: `${prices.length}`,
      total: `${Math.max(0, sumOf(prices) - (isMember ? 10 : 0))}`,
      highest: `${Math.max(0, ...counted(prices))}`,
    };
    found.push({ prices, ...Object.fromEntries(names.map((name) => [name, parts[name] ?? parts])) });
    expected.push({ prices, ...Object.fromEntries(names.map((name) => [name, right[name]])) });
  }
  expect(found).toEqual(expected);
}

describe("bill", () => {
  test("begins anew with each bill", { checks: ["anew"] }, async () => {
    const [first, , again] = await bills([[40, 30], [20], [40, 30]]);
    expect({ again }).toEqual({ again: first });
  });

  test("counts the articles and adds up their prices", { checks: ["articles", "total"] }, async () => {
    const lists = [[50], [40, 30], [7, 0, 7], randomPrices(20, 90), randomPrices(1, 9)];
    await check(["articles", "total"], lists);
  });

  test("counts at most 100 for one article", { checks: ["cap"] }, async () => {
    const lists = [[101], [250, 20], [99, 100, 101], [randomInt(200, 900), randomInt(1, 99)]];
    await check(["total"], lists);
  });

  test("names the highest price that counts", { checks: ["highest"] }, async () => {
    await check(["highest"], [[30, 80, 20], [80, 30], [0], [5, 500, 7], [100], randomPrices(20, 90)]);
  });

  test("takes 10 off the total of a member", { checks: ["member", "highest"] }, async () => {
    const lists = [[50], [40, 30], [300, 20], [11], randomPrices(20, 90)];
    await check(["articles", "total"], lists, true);
    await check(["highest"], [[30, 80, 20], [105], [5]], true);
  });

  test("never goes below 0 for a member", { checks: ["not-below-zero"] }, async () => {
    await check(["total"], [[10], [9], [0], [2, 3], []], true);
  });

  test("is 0 in all parts without an article", { checks: ["none"] }, async () => {
    expect(await bills([[]])).toEqual(["0 articles, 0 in all, highest 0"]);
    expect(await bills([[]], true)).toEqual(["0 articles, 0 in all, highest 0"]);
  });

  test("gives the whole line", { checks: ["articles", "total", "highest"] }, async () => {
    expect(await bills([[100, 20, 50]])).toEqual(["3 articles, 170 in all, highest 100"]);
    expect(await bills([[30]], true)).toEqual(["1 articles, 20 in all, highest 30"]);
  });

  test("is not disturbed by a bill inside of it", { checks: ["inside"] }, async () => {
    const found = await inside(({ bill }) => {
      const parts = { cup: 40, plate: 90, lamp: 20 };
      const inner = [];
      const priceOf = (name) => {
        if (name !== "set") return parts[name];
        inner.push(bill(["cup", "plate"], priceOf, true));
        return 60;
      };
      const before = bill(["lamp", "set", "cup"], priceOf, false);
      return { outer: before, inner, again: bill(["set"], priceOf, true) };
    });
    expect(found).toEqual({
      outer: "3 articles, 120 in all, highest 60",
      inner: ["2 articles, 120 in all, highest 90", "2 articles, 120 in all, highest 90"],
      again: "1 articles, 50 in all, highest 60",
    });
  });
});
