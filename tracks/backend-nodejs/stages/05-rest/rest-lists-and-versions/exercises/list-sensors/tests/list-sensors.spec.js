import { expect, pick, randomInt, request, test } from "@aulo/runner/spec";
import { SENSORS } from "./known-sensors.js";

const ALL = SENSORS.toSorted((a, b) => a.id - b.id);
const UP = ALL.toSorted((a, b) => a.battery - b.battery || a.id - b.id);
const DOWN = ALL.toSorted((a, b) => b.battery - a.battery || a.id - b.id);
const ROOMS = [...new Set(ALL.map(({ room }) => room))];
const KINDS = [...new Set(ALL.map(({ kind }) => kind))];

const toV2 = ({ id, room, kind, battery }) => ({ id, place: room, kind, batteryPercent: battery });

/** What came of a request, with its address for a failure. */
async function list(query = "", version = "v1") {
  const path = `/${version}/sensors${query}`;
  const { status, json } = await request("GET", path);
  return { path, status, json };
}

const page = (query, found, { offset = 0, limit = 10, version = "v1" } = {}) => ({
  path: `/${version}/sensors${query}`,
  status: 200,
  json: { total: found.length, items: found.slice(offset, offset + limit) },
});

/** Asks for pages `[query, all that fit, { offset, limit }]`, and expects just these. */
async function expectPages(pages, version = "v1") {
  for (const [query, found, cut] of pages)
    expect(await list(query, version)).toEqual(page(query, found, { ...cut, version }));
}

async function expectRefusals(queries, version = "v1") {
  for (const query of queries) {
    const { path, status } = await list(query, version);
    expect({ [path]: status }).toEqual({ [path]: 400 });
  }
}

test(
  "answers the first ten by id, and the number of all",
  { checks: ["page", "ten", "by-id", "total"] },
  () =>
    expectPages([
      ["", ALL],
      ["?sort=id", ALL],
    ]),
);

test("takes every limit from 1 to 20", { checks: ["limit"] }, () =>
  expectPages([1, randomInt(2, 9), 11, 20].map((limit) => [`?limit=${limit}`, ALL, { limit }])),
);

test("cuts out the page that limit and offset name", { checks: ["offset", "page", "total"] }, async () => {
  const limit = randomInt(2, 6);
  const offset = randomInt(7, 15);
  await expectPages([
    [`?limit=${limit}&offset=${offset}`, ALL, { limit, offset }],
    ["?offset=0", ALL],
    ["?offset=1", ALL, { offset: 1 }],
    ["?offset=25", ALL, { offset: 25 }],
    ["?limit=20&offset=20", ALL, { limit: 20, offset: 20 }],
    ["?limit=20&offset=6", ALL, { limit: 20, offset: 6 }],
  ]);
});

test("answers an empty list behind the end", { checks: ["behind-the-end", "total"] }, async () => {
  const far = randomInt(27, 900);
  await expectPages([
    ["?offset=26", ALL, { offset: 26 }],
    [`?offset=${far}`, ALL, { offset: far }],
  ]);
});

test("filters before it cuts, and counts what fits", { checks: ["room", "total"] }, async () => {
  for (const room of ROOMS) {
    const found = ALL.filter((sensor) => sensor.room === room);
    await expectPages([
      [`?room=${room}&limit=3`, found, { limit: 3 }],
      [`?room=${room}&limit=3&offset=3`, found, { limit: 3, offset: 3 }],
      [`?room=${room}&offset=${found.length}`, found, { offset: found.length }],
    ]);
  }
});

test("filters by kind", { checks: ["kind"] }, async () => {
  for (const kind of KINDS) {
    const found = ALL.filter((sensor) => sensor.kind === kind);
    await expectPages([[`?kind=${kind}&limit=20`, found, { limit: 20 }]]);
  }
});

test("filters by room and kind together", { checks: ["both"] }, async () => {
  for (const room of ROOMS)
    for (const kind of KINDS) {
      const found = ALL.filter((sensor) => sensor.room === room && sensor.kind === kind);
      await expectPages([[`?room=${room}&kind=${kind}`, found]]);
    }
});

const UNKNOWN = ["room=moon", "kind=moon", "room=att", "room=ATTIC", "kind=smok", "room=attic&kind=moon"];
test("answers an empty list to a filter that nothing fits", { checks: ["nothing-fits"] }, () =>
  expectPages(UNKNOWN.map((filter) => [`?${filter}`, []])),
);

test("sorts by battery upwards", { checks: ["upwards"] }, async () => {
  const { json } = await list("?sort=battery&limit=20");
  expect(json?.items?.map(({ battery }) => battery)).toEqual(UP.slice(0, 20).map(({ battery }) => battery));
});

test("sorts by battery downwards", { checks: ["downwards"] }, async () => {
  const { json } = await list("?sort=-battery&limit=20");
  expect(json?.items?.map(({ battery }) => battery)).toEqual(DOWN.slice(0, 20).map(({ battery }) => battery));
});

test("sorts equal batteries by id, before it cuts", {
  checks: ["equal", "upwards", "downwards"],
}, async () => {
  const kind = pick(["door", "smoke"]);
  const [up, down] = [UP, DOWN].map((sensors) => sensors.filter((sensor) => sensor.kind === kind));
  const offset = randomInt(1, 3);
  await expectPages([
    ["?sort=battery&limit=20", UP, { limit: 20 }],
    ["?sort=battery&limit=20&offset=13", UP, { limit: 20, offset: 13 }],
    ["?sort=-battery&limit=20", DOWN, { limit: 20 }],
    ["?sort=-battery&offset=13", DOWN, { offset: 13 }],
    [`?kind=${kind}&sort=battery&limit=4&offset=${offset}`, up, { limit: 4, offset }],
    [`?kind=${kind}&sort=-battery&limit=4&offset=${offset}`, down, { limit: 4, offset }],
    ["?sort=id&limit=20", ALL, { limit: 20 }],
  ]);
});

test("answers 400 to a limit that makes no sense", { checks: ["bad-limit"] }, () =>
  expectRefusals(
    ["0", "21", "100", "-1", "-5", "many", "2.5", "5x", "x5", "NaN"].map((limit) => `?limit=${limit}`),
  ),
);

test("answers 400 to an offset that makes no sense", { checks: ["bad-offset"] }, () =>
  expectRefusals(["-1", "-10", "x", "1.5", "3x", "NaN"].map((offset) => `?offset=${offset}`)),
);

const BAD_SORTS = ["name", "room", "-id", "-room", "ID", "Battery", "--battery", "constructor", "__proto__"];
test("answers 400 to an order that makes no sense", { checks: ["bad-sort"] }, () =>
  expectRefusals(BAD_SORTS.map((sort) => `?sort=${sort}`)),
);

test(
  "answers 400 to nonsense whatever else is asked",
  {
    checks: ["bad-limit", "bad-offset", "bad-sort"],
  },
  () =>
    expectRefusals([
      "?room=moon&limit=0",
      "?room=moon&sort=name",
      "?limit=5&offset=-1",
      "?limit=21&offset=900",
      "?sort=battery&limit=0",
      "?sort=name&limit=5&offset=5&room=attic",
    ]),
);

test("gives no meaning to other names in the query", { checks: ["other-names"] }, () =>
  expectPages([
    ["?battery=9", ALL],
    ["?id=3&colour=red", ALL],
    ["?place=attic&page=2", ALL],
  ]),
);

test("shows the new names in version 2", { checks: ["new-names"] }, () =>
  expectPages([["", ALL.map(toV2)]], "v2"),
);

test("keeps all rules in version 2", { checks: ["same-rules"] }, async () => {
  const attic = ALL.filter(({ room }) => room === "attic").map(toV2);
  await expectPages(
    [
      ["?limit=20&offset=5", ALL.map(toV2), { limit: 20, offset: 5 }],
      ["?room=attic&limit=3&offset=2", attic, { limit: 3, offset: 2 }],
      ["?room=attic&kind=door", attic.filter(({ kind }) => kind === "door")],
      ["?sort=-battery", DOWN.map(toV2)],
      ["?sort=battery&offset=10", UP.map(toV2), { offset: 10 }],
      ["?room=moon", []],
    ],
    "v2",
  );
  await expectRefusals(["?limit=21", "?limit=0", "?offset=-1", "?offset=x", "?sort=name"], "v2");
});

test("keeps the names of the query in version 2", { checks: ["same-query"] }, async () => {
  await expectPages([["?place=attic&batteryPercent=9", ALL.map(toV2)]], "v2");
  await expectRefusals(["?sort=batteryPercent", "?sort=-batteryPercent", "?sort=place"], "v2");
});

test("shows the old names in version 1", { checks: ["old-names"] }, async () => {
  await list("", "v2");
  const { json } = await list("?limit=20");
  expect(Object.keys(json?.items?.[0] ?? {}).toSorted()).toEqual(["battery", "id", "kind", "room"]);
});
