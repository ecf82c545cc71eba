import { describe, expect, test } from "@aulo/runner/spec";
import { add, each, fresh, lend, send, show, statuses } from "./api.js";

const SEED = { name: "Night Scented", kind: "herb", packets: 2 };
const MARCH_TO_MAY = { from: 3, to: 5 };

/** How many entries the piece has, and the total. */
async function sizes(name, queries) {
  const found = {};
  for (const query of queries) {
    const json = await show(`/${name}${query}`);
    found[query] = [json?.[name]?.length, json?.total];
  }
  return found;
}

const idsOf = async (path) => {
  const json = await show(path);
  return (json.seeds ?? json.loans)?.map(({ id }) => id);
};
const namesOf = async (query) => (await show(`/seeds?${query}`)).seeds?.map(({ name }) => name);

/** The fields of the faults of a call, sorted. */
async function fieldsOf(call, json) {
  const { error } = (await send(call, { json })).json ?? {};
  const isFit = ({ message }) => typeof message === "string" && message !== "";
  return error?.faults?.every(isFit) ? error.faults.map(({ field }) => field).sort() : error;
}

describe("a long list", () => {
  test("of seeds comes in pieces", {
    checks: ["limit", "offset", "total", "past-the-end"],
    timeoutMs: 12_000,
  }, async () => {
    await fresh();
    for (let number = 1; number <= 17; number += 1) await add({ packets: 100 + number });
    const queries = [
      "",
      "?limit=5",
      "?offset=20",
      "?limit=50",
      "?limit=1&offset=21",
      "?offset=22",
      "?offset=9999",
    ];
    expect(await sizes("seeds", queries)).toEqual({
      "": [20, 22],
      "?limit=5": [5, 22],
      "?offset=20": [2, 22],
      "?limit=50": [22, 22],
      "?limit=1&offset=21": [1, 22],
      "?offset=22": [0, 22],
      "?offset=9999": [0, 22],
    });
    expect(await idsOf("/seeds?limit=2&offset=3")).toEqual([4, 5]);
  });

  test("of loans comes in pieces", { checks: ["loans", "limit", "offset", "past-the-end"] }, async () => {
    const lent = [];
    for (let number = 0; number < 21; number += 1) {
      lent.push(await lend(number < 6 ? 1 : 6, number % 2 === 0 ? "Tove" : "Aino"));
    }
    expect(await sizes("loans", ["", "?offset=20", "?limit=50", "?offset=21"])).toEqual({
      "": [20, 21],
      "?offset=20": [1, 21],
      "?limit=50": [21, 21],
      "?offset=21": [0, 21],
    });
    expect((await show("/loans?limit=3&offset=2")).loans).toEqual(lent.slice(2, 5));
  });

  test("can be filtered by kind", { checks: ["kind", "total"] }, async () => {
    expect(await sizes("seeds", ["?kind=bean", "?kind=herb&limit=3&offset=15"])).toEqual({
      "?kind=bean": [2, 2],
      "?kind=herb&limit=3&offset=15": [2, 17],
    });
    expect(await idsOf("/seeds?kind=squash&limit=1")).toEqual([5]);
  });

  test("can be filtered by what is left", { checks: ["available", "together"] }, async () => {
    expect(await idsOf("/seeds?available=false")).toEqual([4]);
    expect(
      await sizes("seeds", ["?available=true", "?available=true&kind=pea", "?available=false&kind=bean"]),
    ).toEqual({
      "?available=true": [20, 21],
      "?available=true&kind=pea": [0, 0],
      "?available=false&kind=bean": [0, 0],
    });
  });

  test("of loans can be filtered", {
    checks: ["gardener-filter", "seed-filter", "together", "total"],
  }, async () => {
    const queries = [
      "?gardener=Tove",
      "?gardener=Ole",
      "?seedId=1",
      "?seedId=99",
      "?seedId=1&gardener=Aino&limit=2",
    ];
    expect(await sizes("loans", queries)).toEqual({
      "?gardener=Tove": [11, 11],
      "?gardener=Ole": [0, 0],
      "?seedId=1": [6, 6],
      "?seedId=99": [0, 0],
      "?seedId=1&gardener=Aino&limit=2": [2, 3],
    });
  });

  test("can be sorted by name", { checks: ["sort-name", "sort-down"] }, async () => {
    for (const name of ["cress", "Dill", "anise"]) await add({ name, kind: "tomato" });
    const sorted = ["anise", "Brandywine", "cress", "Dill"];
    expect({
      name: await namesOf("kind=tomato&sort=name"),
      "-name": await namesOf("kind=tomato&sort=-name"),
    }).toEqual({
      name: sorted,
      "-name": sorted.toReversed(),
    });
    expect(await namesOf("sort=name&limit=1")).toEqual(["anise"]);
  });

  test("can be sorted by packets", { checks: ["sort-packets", "sort-down", "equal"] }, async () => {
    const ids = [];
    for (const packets of [40, 30, 40, 200, 40]) ids.push((await add({ kind: "squash", packets })).id);
    const [a, b, c, d, e] = ids;
    expect({
      packets: await idsOf("/seeds?kind=squash&sort=packets"),
      "-packets": await idsOf("/seeds?kind=squash&sort=-packets"),
      nothing: await idsOf("/seeds?kind=squash"),
    }).toEqual({ packets: [5, b, a, c, e, d], "-packets": [d, a, c, e, b, 5], nothing: [5, a, b, c, d, e] });
  });

  test("refuses a query that makes no sense", { checks: ["bad-query"] }, async () => {
    const both = [
      "limit=0",
      "limit=51",
      "limit=-1",
      "limit=ten",
      "limit=1.5",
      "limit=",
      "limit=1e1",
      "limit=3&limit=4",
    ];
    both.push("offset=-1", "offset=first", "offset=", "offset=0.5");
    const seeds = [
      "kind=rose",
      "kind=",
      "available=yes",
      "available=",
      "available=1",
      "sort=kind",
      "sort=",
      "sort=--name",
    ];
    const calls = [
      ...both.flatMap((query) => [`GET /seeds?${query}`, `GET /loans?${query}`]),
      ...[...seeds, "sort=constructor"].map((query) => `GET /seeds?${query}`),
      ...["seedId=bean", "seedId=-1", "seedId=", "gardener="].map((query) => `GET /loans?${query}`),
    ];
    expect(await statuses(calls)).toEqual(each(calls, 400));
  });
});

describe("the months of sowing", () => {
  test("are March to May when nobody says", { checks: ["usual-months"] }, async () => {
    const found = [
      (await show("/seeds/1")).sowing,
      (await add()).sowing,
      (await show("/seeds?limit=1")).seeds[0].sowing,
    ];
    expect(found).toEqual([MARCH_TO_MAY, MARCH_TO_MAY, MARCH_TO_MAY]);
  });

  test("are from 1 to 12", { checks: ["months", "nested"] }, async () => {
    for (const sowing of [
      { from: 1, to: 12 },
      { from: 6, to: 6 },
    ]) {
      const seed = await add({ sowing });
      expect((await show(`/seeds/${seed.id}`)).sowing).toEqual(sowing);
    }
    const found = {};
    const expected = {};
    for (const month of [0, 13, 1.5, "3", null, undefined]) {
      for (const sowing of [
        { from: month, to: 12 },
        { from: 1, to: month },
      ]) {
        const field = sowing.from === month ? "sowing.from" : "sowing.to";
        const fields = await fieldsOf("POST /seeds", { ...SEED, sowing });
        found[`${field} ${month}`] = fields?.includes?.(field) ? field : fields;
        expected[`${field} ${month}`] = field;
      }
    }
    expect(found).toEqual(expected);
  });

  test("are in order", { checks: ["months-in-order", "order-field"] }, async () => {
    const json = { ...SEED, sowing: { from: 9, to: 3 } };
    const { status } = await send("POST /seeds", { json });
    expect({ "POST /seeds": status, fields: await fieldsOf("POST /seeds", json) }).toEqual({
      "POST /seeds": 400,
      fields: ["sowing.to"],
    });
  });
});

describe("the form", () => {
  test("takes white space off", { checks: ["trimmed"] }, async () => {
    const seed = await add({ name: "  Sweet Cicely\n" });
    const loan = await lend(seed.id, " Runa ");
    const again = await send("POST /seeds", { json: { ...SEED, name: " sweet cicely " } });
    expect({ name: seed.name, gardener: loan.gardener, "the same name": again.status }).toEqual({
      name: "Sweet Cicely",
      gardener: "Runa",
      "the same name": 409,
    });
    expect({ found: (await show("/loans?gardener=Runa")).total }).toEqual({ found: 1 });
  });

  test("takes 80 letters", { checks: ["length"] }, async () => {
    const found = [];
    for (const length of [80, 81]) {
      const name = "s".repeat(length);
      found.push((await send("POST /seeds", { json: { ...SEED, name: ` ${name} ` } })).status);
      found.push((await send("POST /seeds/6/loans", { json: { gardener: name } })).status);
    }
    expect(found).toEqual([201, 201, 400, 400]);
  });

  test("hears of all faults at once", { checks: ["all-faults", "nested"] }, async () => {
    const unfit = { name: " ", kind: "rose", packets: -1, sowing: { from: 0, to: 13 } };
    expect({
      all: await fieldsOf("POST /seeds", unfit),
      nothing: await fieldsOf("POST /seeds", {}),
      patch: await fieldsOf("PATCH /seeds/1", { packets: "7" }),
      loan: await fieldsOf("POST /seeds/1/loans", { gardener: 7 }),
    }).toEqual({
      all: ["kind", "name", "packets", "sowing.from", "sowing.to"],
      nothing: ["kind", "name", "packets"],
      patch: ["packets"],
      loan: ["gardener"],
    });
  });

  test("hears of the faults of a query", { checks: ["query-faults"] }, async () => {
    expect({
      seeds: await fieldsOf("GET /seeds?limit=0&kind=rose&sort=age"),
      loans: await fieldsOf("GET /loans?offset=x&seedId=y"),
    }).toEqual({ seeds: ["kind", "limit", "sort"], loans: ["offset", "seedId"] });
  });
});
