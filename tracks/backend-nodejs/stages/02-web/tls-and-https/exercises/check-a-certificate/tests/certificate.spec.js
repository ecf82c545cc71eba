import { call, expect, pick, randomInt, test } from "@aulo/runner/spec";

const NOW = "2026-03-01T09:00:00Z";
const ROOTS = ["Old Root", "Big Root", "Far Root"];

const own = (parts) => ({
  subject: "shop.example",
  issuer: "Fast CA 3",
  names: ["shop.example", "*.shop.example"],
  notBefore: "2026-02-01T00:00:00Z",
  notAfter: "2026-05-01T00:00:00Z",
  ...parts,
});
const middle = (parts) => ({
  subject: "Fast CA 3",
  issuer: "Big Root",
  names: [],
  notBefore: "2020-01-01T00:00:00Z",
  notAfter: "2030-01-01T00:00:00Z",
  ...parts,
});
const CHAIN = [own(), middle()];
const LONG = [own(), middle({ issuer: "Slow CA 1" }), middle({ subject: "Slow CA 1" })];

/** Rows of host, now and chain with the word that is expected. */
async function expectWords(rows) {
  for (const { chain = CHAIN, host = "shop.example", now = NOW, roots = ROOTS, word } of rows) {
    const found = await call("problemOf", chain, host, now, roots);
    expect({ host, now, chain, roots, found }).toEqual({ host, now, chain, roots, found: word });
  }
}

test("finds no problem in good chains", { checks: ["ok"] }, () =>
  expectWords([
    { word: "ok" },
    { chain: LONG, word: "ok" },
    { chain: [own({ issuer: "Far Root" })], word: "ok" },
    { chain: [own(), middle({ issuer: pick(ROOTS) })], word: "ok" },
  ]),
);

test("compares the host with all names of the first certificate", { checks: ["name"] }, () =>
  expectWords([
    { host: "news.example", word: "wrong-name" },
    { host: "shop.example.evil.example", word: "wrong-name" },
    { host: "myshop.example", word: "wrong-name" },
    { chain: [own({ names: [] }), middle()], word: "wrong-name" },
    { chain: [own({ names: ["a.example", "b.example"] }), middle()], host: "b.example", word: "ok" },
    { chain: [own({ names: ["a.example"] }), middle()], host: "shop.example", word: "wrong-name" },
    { chain: [own({ names: ["a.example"] }), middle({ names: ["shop.example"] })], word: "wrong-name" },
  ]),
);

test("lets a star stand for exactly one part", { checks: ["wildcard"] }, () => {
  const chain = [own({ names: ["*.shop.example"] }), middle()];
  return expectWords([
    { chain, host: `api${randomInt(1, 99)}.shop.example`, word: "ok" },
    { chain, host: "shop.example", word: "wrong-name" },
    { chain, host: "eu.api.shop.example", word: "wrong-name" },
    { chain, host: "a.myshop.example", word: "wrong-name" },
    { chain, host: "amyshop.example", word: "wrong-name" },
    { chain, host: "api.news.example", word: "wrong-name" },
  ]);
});

test("ignores capitals in names", { checks: ["capitals"] }, () =>
  expectWords([
    { host: "Shop.Example", word: "ok" },
    { host: "API.shop.example", word: "ok" },
    { chain: [own({ names: ["SHOP.example"] }), middle()], word: "ok" },
    { chain: [own({ names: ["*.Shop.example"] }), middle()], host: "api.shop.example", word: "ok" },
  ]),
);

test("finds a certificate that is not valid yet", { checks: ["not-yet"] }, () =>
  expectWords([
    { now: "2026-01-31T23:59:59Z", word: "not-yet-valid" },
    { chain: [own(), middle({ notBefore: "2026-04-01T00:00:00Z" })], word: "not-yet-valid" },
    { chain: [LONG[0], LONG[1], { ...LONG[2], notBefore: "2027-01-01T00:00:00Z" }], word: "not-yet-valid" },
  ]),
);

test("finds a certificate that has expired", { checks: ["expired"] }, () =>
  expectWords([
    { now: "2026-05-01T00:00:01Z", word: "expired" },
    { chain: [own(), middle({ notAfter: "2026-02-28T00:00:00Z" })], word: "expired" },
    { chain: [LONG[0], LONG[1], { ...LONG[2], notAfter: "2025-01-01T00:00:00Z" }], word: "expired" },
  ]),
);

test("takes both times as valid", { checks: ["edges"] }, () =>
  expectWords([
    { now: "2026-02-01T00:00:00Z", word: "ok" },
    { now: "2026-05-01T00:00:00Z", word: "ok" },
  ]),
);

test("compares moments, whatever their offset", { checks: ["offsets"] }, () =>
  expectWords([
    { now: "2026-05-01T02:00:00+02:00", word: "ok" },
    { now: "2026-04-30T23:30:00-03:00", word: "expired" },
    { now: "2026-02-01T01:30:00+02:00", word: "not-yet-valid" },
    { now: "2026-01-31T22:00:00-02:00", word: "ok" },
    { chain: [own({ notAfter: "2026-03-01T10:30:00+02:00" }), middle()], word: "expired" },
  ]),
);

test("finds a chain whose links do not fit", { checks: ["links"] }, () =>
  expectWords([
    { chain: [own({ issuer: "Fast CA 4" }), middle()], word: "broken-chain" },
    { chain: [LONG[0], LONG[1], middle({ subject: "Slow CA 2" })], word: "broken-chain" },
    { chain: [LONG[0], LONG[2], LONG[1]], word: "broken-chain" },
    { chain: [own({ issuer: "Big Root" }), middle()], word: "broken-chain" },
  ]),
);

test("finds a chain that ends at nobody who is trusted", { checks: ["trusted"] }, () =>
  expectWords([
    { chain: [own()], word: "untrusted" },
    { chain: [own(), middle({ issuer: "Own Root" })], word: "untrusted" },
    { chain: [own({ issuer: "shop.example" })], word: "untrusted" },
    { chain: CHAIN, roots: ["Old Root"], word: "untrusted" },
    { chain: CHAIN, roots: [], word: "untrusted" },
    { chain: CHAIN, roots: ["Fast CA 3"], word: "untrusted" },
  ]),
);

/** Changes that each bring one problem, in the order of the prompt. */
const PROBLEMS = [
  { word: "wrong-name", change: ([first, ...rest]) => [{ ...first, names: ["news.example"] }, ...rest] },
  {
    word: "not-yet-valid",
    change: ([first, ...rest]) => [{ ...first, notBefore: "2026-04-01T00:00:00Z" }, ...rest],
  },
  { word: "expired", change: ([first, last]) => [first, { ...last, notAfter: "2026-02-02T00:00:00Z" }] },
  { word: "broken-chain", change: ([first, last]) => [{ ...first, issuer: "Nobody" }, last] },
  { word: "untrusted", change: ([first, last]) => [first, { ...last, issuer: "Nobody" }] },
];

test("returns the first of two problems", { checks: ["order"] }, () =>
  expectWords(
    PROBLEMS.flatMap((one, at) =>
      PROBLEMS.slice(at + 1).map((other) => ({ chain: other.change(one.change(CHAIN)), word: one.word })),
    ),
  ),
);

test("asks each question of the whole chain before the next one", { checks: ["order"] }, () =>
  expectWords([
    {
      chain: [own({ notAfter: "2026-02-02T00:00:00Z" }), middle({ notBefore: "2026-04-01T00:00:00Z" })],
      word: "not-yet-valid",
    },
    {
      chain: [LONG[0], { ...LONG[1], issuer: "Nobody" }, { ...LONG[2], notAfter: "2026-02-02T00:00:00Z" }],
      word: "expired",
    },
  ]),
);
