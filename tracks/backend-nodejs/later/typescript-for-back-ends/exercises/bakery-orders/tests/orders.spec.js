import { call, describe, expect, randomInt, test } from "@aulo/runner/spec";

const pickup = (changes = {}) => ({
  kind: "pickup",
  name: "Ines",
  items: [{ product: "rye", count: 2 }],
  ...changes,
});
const delivery = (changes = {}) => ({
  kind: "delivery",
  name: "Omar",
  items: [{ product: "roll", count: 12 }],
  address: { street: "Quay 3", postcode: "01097" },
  note: "ring twice",
  ...changes,
});
const item = (changes) => [{ product: "rye", count: 1, ...changes }];

/** Parses each input by its name, and gives `order`, or the sorted paths of wrong fields. */
async function parsed(inputs) {
  const found = {};
  for (const [name, input] of Object.entries(inputs)) {
    const result = await call("parseOrder", input).catch((error) => ({ threw: String(error) }));
    found[name] = Array.isArray(result?.wrong) ? { ...result, wrong: [...result.wrong].sort() } : result;
  }
  return found;
}
const right = (order) => ({ ok: true, order });
const wrong = (...paths) => ({ ok: false, wrong: paths.sort() });

/** The same expected result for each input. */
const forAll = (inputs, result) => Object.fromEntries(Object.keys(inputs).map((name) => [name, result]));

describe("parseOrder", () => {
  test("gives right orders", { checks: ["right"] }, async () => {
    const count = randomInt(1, 99);
    const inputs = {
      pickup: pickup({ items: [{ product: "rye", count }] }),
      "two items": pickup({ items: [...item({ count: 1 }), ...item({ product: "roll", count: 99 })] }),
      delivery: delivery(),
    };
    expect(await parsed(inputs)).toEqual(
      Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, right(input)])),
    );
  });

  test("drops fields that the type does not have", { checks: ["only-known"] }, async () => {
    expect(
      await parsed({
        pickup: pickup({ price: 0, address: { street: "x" }, note: 5 }),
        "an item": pickup({ items: [{ product: "rye", count: 2, price: 0 }] }),
        delivery: delivery({ isPaid: true, address: { street: "Quay 3", postcode: "01097", floor: 2 } }),
      }),
    ).toEqual({ pickup: right(pickup()), "an item": right(pickup()), delivery: right(delivery()) });
  });

  test("removes white space around texts", { checks: ["text"] }, async () => {
    const address = { street: "  Quay 3", postcode: "01097" };
    expect(
      await parsed({
        pickup: pickup({ name: " Ines\n", items: [{ product: " rye ", count: 2 }] }),
        delivery: delivery({ address }),
      }),
    ).toEqual({ pickup: right(pickup()), delivery: right(delivery()) });
  });

  test("refuses texts that are missing, blank or not strings", { checks: ["text"] }, async () => {
    const VALUES = {
      missing: undefined,
      empty: "",
      blank: " \t",
      null: null,
      number: 7,
      array: ["a"],
      object: {},
    };
    for (const [what, value] of Object.entries(VALUES)) {
      const found = await parsed({
        [`name ${what}`]: pickup({ name: value }),
        [`product ${what}`]: pickup({ items: item({ product: value }) }),
        [`street ${what}`]: delivery({ address: { street: value, postcode: "01097" } }),
      });
      expect(found).toEqual({
        [`name ${what}`]: wrong("name"),
        [`product ${what}`]: wrong("items.0.product"),
        [`street ${what}`]: wrong("address.street"),
      });
    }
  });

  test("refuses other kinds", { checks: ["kind"] }, async () => {
    const inputs = {
      missing: pickup({ kind: undefined }),
      drone: pickup({ kind: "drone" }),
      toString: pickup({ kind: "toString" }),
      capitals: pickup({ kind: "Pickup" }),
      null: pickup({ kind: null }),
      array: pickup({ kind: ["pickup"] }),
      "with more faults": { kind: "drone", name: 7 },
    };
    expect(await parsed(inputs)).toEqual(forAll(inputs, wrong("kind")));
  });

  test("refuses items that are not a list of objects", { checks: ["items", "all-paths"] }, async () => {
    const inputs = {
      missing: pickup({ items: undefined }),
      empty: pickup({ items: [] }),
      null: delivery({ items: null }),
      object: pickup({ items: { 0: { product: "rye", count: 1 }, length: 1 } }),
      text: pickup({ items: "rye" }),
    };
    expect(await parsed(inputs)).toEqual(forAll(inputs, wrong("items")));
    const items = [...item({}), "rye", null, [], ...item({}), undefined];
    expect(await parsed({ "odd entries": pickup({ items }) })).toEqual({
      "odd entries": wrong("items.1", "items.2", "items.3", "items.5"),
    });
  });

  test("refuses counts other than whole numbers from 1 to 99", { checks: ["count"] }, async () => {
    const counts = [
      0,
      100,
      -1,
      1.5,
      "2",
      "",
      null,
      undefined,
      true,
      [2],
      Number.NaN,
      Number.POSITIVE_INFINITY,
    ];
    const inputs = Object.fromEntries(
      counts.map((count) => [
        `count ${JSON.stringify(count) ?? "missing"} (${count})`,
        pickup({ items: item({ count }) }),
      ]),
    );
    expect(await parsed(inputs)).toEqual(forAll(inputs, wrong("items.0.count")));
  });

  test("refuses addresses and postcodes that are not right", { checks: ["address"] }, async () => {
    const addresses = { missing: undefined, null: null, text: "Quay 3", array: [] };
    const whole = Object.fromEntries(
      Object.entries(addresses).map(([name, address]) => [name, delivery({ address })]),
    );
    expect(await parsed(whole)).toEqual(forAll(whole, wrong("address")));
    const codes = ["", "1097", "010971", "0109a", " 01097", "01097\n", "٠١٠٩٧", 10_970, null, undefined];
    const inputs = Object.fromEntries(
      codes.map((postcode) => [
        `postcode ${JSON.stringify(postcode) ?? "missing"}`,
        delivery({ address: { street: "Quay 3", postcode } }),
      ]),
    );
    expect(await parsed(inputs)).toEqual(forAll(inputs, wrong("address.postcode")));
  });

  test("takes a note, or null", { checks: ["note"] }, async () => {
    expect(
      await parsed({
        missing: delivery({ note: undefined }),
        null: delivery({ note: null }),
        empty: delivery({ note: "" }),
        blank: delivery({ note: " two " }),
        number: delivery({ note: 5 }),
        false: delivery({ note: false }),
        array: delivery({ note: [] }),
      }),
    ).toEqual({
      missing: right(delivery({ note: null })),
      null: right(delivery({ note: null })),
      empty: right(delivery({ note: "" })),
      blank: right(delivery({ note: " two " })),
      number: wrong("note"),
      false: wrong("note"),
      array: wrong("note"),
    });
  });

  test("names all wrong fields", { checks: ["all-paths"] }, async () => {
    const items = [{ product: "", count: 0 }, { product: "rye", count: 1 }, { count: "3" }];
    expect(
      await parsed({
        pickup: pickup({ name: "", items }),
        delivery: delivery({ name: null, items: [], address: { postcode: "1" }, note: 1 }),
        "only a kind": { kind: "delivery" },
      }),
    ).toEqual({
      pickup: wrong("name", "items.0.product", "items.0.count", "items.2.product", "items.2.count"),
      delivery: wrong("name", "items", "address.street", "address.postcode", "note"),
      "only a kind": wrong("name", "items", "address"),
    });
  });

  test("refuses an input that is not an object", { checks: ["not-an-object", "never-throws"] }, async () => {
    const inputs = {
      null: null,
      undefined,
      text: "pickup",
      number: 0,
      true: true,
      array: [pickup()],
      "empty array": [],
    };
    expect(await parsed(inputs)).toEqual(forAll(inputs, wrong("")));
  });
});

describe("totalOf", () => {
  const prices = new Map([
    ["rye", 420],
    ["roll", 45],
    ["sample", 0],
  ]);
  const total = (order) => call("totalOf", order, prices);

  test("adds up the prices, and the delivery", { checks: ["total"] }, async () => {
    const count = randomInt(3, 90);
    const items = [{ product: "rye", count }, ...item({ product: "roll", count: 2 })];
    expect({
      count,
      pickup: await total(pickup({ items })),
      delivery: await total(delivery({ items })),
    }).toEqual({
      count,
      pickup: 420 * count + 90,
      delivery: 420 * count + 580,
    });
  });

  test("gives undefined without a price", { checks: ["no-price"] }, async () => {
    const first = [...item({ product: "cake" }), ...item({})];
    const last = [...item({}), ...item({ product: "cake" })];
    expect({
      first: await total(pickup({ items: first })),
      last: await total(pickup({ items: last })),
      delivery: await total(delivery({ items: item({ product: "cake" }) })),
      toString: await total(pickup({ items: item({ product: "toString" }) })),
    }).toEqual({ first: undefined, last: undefined, delivery: undefined, toString: undefined });
  });

  test("takes a price of 0", { checks: ["free"] }, async () => {
    expect({
      alone: await total(pickup({ items: item({ product: "sample" }) })),
      delivery: await total(delivery({ items: item({ product: "sample", count: 3 }) })),
      "with others": await total(pickup({ items: [...item({ product: "sample" }), ...item({})] })),
    }).toEqual({ alone: 0, delivery: 490, "with others": 420 });
  });
});

describe("labelOf", () => {
  test("gives a label for each kind", { checks: ["label"] }, async () => {
    const name = `Sana ${randomInt(1, 99)}`;
    expect([await call("labelOf", pickup({ name })), await call("labelOf", delivery({ name }))]).toEqual([
      `Pickup: ${name}`,
      `${name}, Quay 3, 01097`,
    ]);
  });

  test("throws for another kind", { checks: ["other-kind"] }, async () => {
    for (const kind of ["drone", "post", "toString"]) {
      const order = delivery({ kind });
      const result = await call("labelOf", order).catch(
        (error) => error.message.includes(kind) && "error with the kind",
      );
      expect({ kind, result }).toEqual({ kind, result: "error with the kind" });
    }
  });
});
