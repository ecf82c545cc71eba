import { call, describe, expect, randomInt, test } from "@aulo/runner/spec";

const record = (name, type, ttl, value) => ({ name, type, ttl, value });
const ZONE = [
  record("shop.example", "A", 300, "203.0.113.7"),
  record("shop.example", "TXT", 3600, "verify=8f2"),
  record("news.shop.example", "TXT", 60, "hello"),
  record("shop.example", "A", 200, "203.0.113.5"),
  record("shop.example", "AAAA", 900, "2001:db8::7"),
  record("www.shop.example", "CNAME", 600, "shop.example"),
  record("blog.shop.example", "CNAME", 50, "www.shop.example."),
  record("old.shop.example", "CNAME", 400, "blog.shop.example"),
  record("lost.shop.example", "CNAME", 300, "gone.host.example"),
  record("api.shop.example", "CNAME", 300, "Api.Host.Example."),
  record("api.host.example", "A", 700, "203.0.113.20"),
  record("now.shop.example", "A", 0, "203.0.113.30"),
  record("soon.shop.example", "CNAME", 0, "www.shop.example"),
];
const nothing = (status) => ({ status, values: [], ttl: null });

/** Rows of name, type and expected result. */
async function expectResults(rows, records = ZONE) {
  for (const [name, type, expected] of rows) {
    const found = await call("resolve", records, name, type);
    expect({ name, type, result: found }).toEqual({ name, type, result: expected });
  }
}

describe("resolve", () => {
  test("returns all values of a name and type in their order", { checks: ["values"] }, async () => {
    const address = `203.0.113.${randomInt(100, 200)}`;
    const zone = [
      ...ZONE,
      record("cafe.example", "A", 60, address),
      record("cafe.example", "A", 60, "203.0.113.2"),
    ];
    await expectResults(
      [
        ["cafe.example", "A", { status: "ok", values: [address, "203.0.113.2"], ttl: 60 }],
        ["shop.example", "AAAA", { status: "ok", values: ["2001:db8::7"], ttl: 900 }],
        ["news.shop.example", "TXT", { status: "ok", values: ["hello"], ttl: 60 }],
        ["shop.example", "TXT", { status: "ok", values: ["verify=8f2"], ttl: 3600 }],
      ],
      zone,
    );
    const { values } = await call("resolve", ZONE, "shop.example", "A");
    expect(values).toEqual(["203.0.113.7", "203.0.113.5"]);
  });

  test("follows a CNAME", { checks: ["cname"] }, async () => {
    const found = [
      (await call("resolve", ZONE, "www.shop.example", "AAAA")).values,
      (await call("resolve", ZONE, "www.shop.example", "A")).values,
      (await call("resolve", ZONE, "www.shop.example", "TXT")).values,
    ];
    expect(found).toEqual([["2001:db8::7"], ["203.0.113.7", "203.0.113.5"], ["verify=8f2"]]);
  });

  test("follows a chain of CNAMEs", { checks: ["chain"] }, async () => {
    const steps = Array.from({ length: 6 }, (_, at) =>
      record(`s${at}.example`, "CNAME", 90, `s${at + 1}.example`),
    );
    const zone = [...steps, record("s6.example", "A", 90, "203.0.113.9")];
    const found = [
      (await call("resolve", ZONE, "blog.shop.example", "AAAA")).values,
      (await call("resolve", ZONE, "old.shop.example", "AAAA")).values,
      (await call("resolve", zone, "s0.example", "A")).values,
    ];
    expect(found).toEqual([["2001:db8::7"], ["2001:db8::7"], ["203.0.113.9"]]);
  });

  test("returns a CNAME itself when it is asked for", { checks: ["cname-itself"] }, () =>
    expectResults([
      ["www.shop.example", "CNAME", { status: "ok", values: ["shop.example"], ttl: 600 }],
      ["old.shop.example", "CNAME", { status: "ok", values: ["blog.shop.example"], ttl: 400 }],
    ]),
  );

  test("returns the smallest TTL of all records that were used", { checks: ["ttl"] }, async () => {
    const ROWS = [
      ["shop.example", "A", 200],
      ["www.shop.example", "A", 200],
      ["www.shop.example", "AAAA", 600],
      ["blog.shop.example", "AAAA", 50],
      ["old.shop.example", "AAAA", 50],
      ["now.shop.example", "A", 0],
      ["soon.shop.example", "A", 0],
    ];
    for (const [name, type, ttl] of ROWS)
      expect({ name, type, ttl: (await call("resolve", ZONE, name, type)).ttl }).toEqual({ name, type, ttl });
  });

  test("knows a name that does not exist", { checks: ["no-name", "empty"] }, () =>
    expectResults([
      ["nothing.example", "A", nothing("no-such-name")],
      ["example", "A", nothing("no-such-name")],
      ["a.shop.example", "TXT", nothing("no-such-name")],
      ["myshop.example", "A", nothing("no-such-name")],
      ["lost.shop.example", "A", nothing("no-such-name")],
    ]),
  );

  test("knows a name without records of this type", { checks: ["no-type", "empty"] }, () =>
    expectResults([
      ["news.shop.example", "A", nothing("no-such-type")],
      ["api.host.example", "AAAA", nothing("no-such-type")],
      ["shop.example", "CNAME", nothing("no-such-type")],
    ]),
  );

  test("notices a circle", { checks: ["loop"] }, async () => {
    const circle = (...names) =>
      names.map((name, at) => record(name, "CNAME", 60, names[(at + 1) % names.length]));
    const zone = [
      ...circle("self.example"),
      ...circle("a.example", "b.example"),
      ...circle("x.example", "y.example", "z.example"),
      record("into.example", "CNAME", 60, "y.example"),
      record("far.example", "CNAME", 60, "into.example"),
    ];
    await expectResults(
      ["self.example", "a.example", "b.example", "z.example", "into.example", "far.example"].map((name) => [
        name,
        "A",
        nothing("loop"),
      ]),
      zone,
    );
  });

  test("ignores capitals and a dot at the end", { checks: ["spelling"] }, () => {
    const api = { status: "ok", values: ["203.0.113.20"], ttl: 300 };
    const aaaa = { status: "ok", values: ["2001:db8::7"], ttl: 900 };
    return expectResults([
      ["SHOP.example", "AAAA", aaaa],
      ["shop.example.", "AAAA", aaaa],
      ["Shop.Example.", "AAAA", aaaa],
      ["api.shop.example", "A", api],
      ["API.shop.example.", "A", api],
    ]);
  });
});
