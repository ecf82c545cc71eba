import { describe, expect, randomInt, test } from "@aulo/runner/spec";
import { add, each, fresh, lend, send, show, statuses, statusesOf } from "./api.js";

const SHELF = [
  { id: 1, name: "Blue Lake", kind: "bean", packets: 12 },
  { id: 2, name: "Scarlet Emperor", kind: "bean", packets: 4 },
  { id: 3, name: "Brandywine", kind: "tomato", packets: 9 },
  { id: 4, name: "Tall Telephone", kind: "pea", packets: 0 },
  { id: 5, name: "Green Hubbard", kind: "squash", packets: 3 },
];
const NO_ID = ["0", "999999", "bean", "1.0", "-1", "constructor"];
const NO_COUNT = [-1, 1.5, "7", "", null, [3], true];
const NO_TEXT = [undefined, null, "", "  ", 7, ["Tove"], {}];
const SEED = { name: "Night Scented", kind: "herb", packets: 2 };

/** Those fields of the seeds that were promised first. */
const core = (seeds) => seeds?.map(({ id, name, kind, packets }) => ({ id, name, kind, packets }));
const count = async () => (await show("/seeds?limit=50")).seeds.length;

describe("the shelf", () => {
  test("begins as it is written down", { checks: ["list", "ids"], timeoutMs: 12_000 }, async () => {
    await fresh();
    const { status, json } = await send("GET /seeds");
    expect({ "GET /seeds": status, seeds: core(json?.seeds) }).toEqual({ "GET /seeds": 200, seeds: SHELF });
  });

  test("shows one seed", { checks: ["one-seed"] }, async () => {
    const found = [];
    for (const { id } of SHELF) found.push(await show(`/seeds/${id}`));
    expect(core(found)).toEqual(SHELF);
  });

  test("takes a new seed", { checks: ["add", "list"] }, async () => {
    const packets = randomInt(0, 40);
    const { status, headers, json } = await send("POST /seeds", { json: { ...SEED, packets } });
    expect({ "POST /seeds": status, location: headers.location, json }).toMatchObject({
      "POST /seeds": 201,
      location: "/seeds/6",
      json: { id: 6, ...SEED, packets },
    });
    expect(await show("/seeds/6")).toEqual(json);
    expect((await show("/seeds")).seeds.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("refuses a seed that does not fit", { checks: ["unfit"] }, async () => {
    const before = await count();
    const unfit = [
      ...NO_TEXT.map((name) => ({ ...SEED, name })),
      ...["rose", "Bean", "", null, 3, undefined, ["bean"]].map((kind) => ({ ...SEED, name: "New", kind })),
      ...[...NO_COUNT, undefined].map((packets) => ({ ...SEED, name: "New", packets })),
      [],
    ];
    expect(await statusesOf("POST /seeds", unfit)).toEqual(each(unfit, 400));
    expect({ seeds: await count() }).toEqual({ seeds: before });
    expect(await statuses(["POST /seeds"])).toEqual({ "POST /seeds": 400 });
  });

  test("has each name once", { checks: ["same-name"] }, async () => {
    const before = await count();
    const same = ["Blue Lake", "blue lake", "BLUE LAKE", SEED.name].map((name) => ({ ...SEED, name }));
    expect(await statusesOf("POST /seeds", same)).toEqual(each(same, 409));
    expect({ seeds: await count() }).toEqual({ seeds: before });
  });

  test("can be counted again", { checks: ["count-again", "count-unfit"] }, async () => {
    const seed = await add({ packets: 3 });
    const found = {};
    for (const packets of [8, 0]) {
      const { status, json } = await send(`PATCH /seeds/${seed.id}`, { json: { packets } });
      found[packets] = [status, json?.packets, (await show(`/seeds/${seed.id}`)).packets];
    }
    expect(found).toEqual({ 8: [200, 8, 8], 0: [200, 0, 0] });
    const unfit = [...NO_COUNT.map((packets) => ({ packets })), {}];
    expect(await statusesOf(`PATCH /seeds/${seed.id}`, unfit)).toEqual(each(unfit, 400));
    expect({ packets: (await show(`/seeds/${seed.id}`)).packets }).toEqual({ packets: 0 });
  });

  test("ignores what else a body contains", { checks: ["only-these"] }, async () => {
    const added = await add({ id: 77, note: "from the fair" });
    expect({ id: added.id === 77, note: added.note }).toEqual({ id: false, note: undefined });
    const json = { packets: 1, name: "Another", kind: "bean", id: 78 };
    const changed = (await send(`PATCH /seeds/${added.id}`, { json })).json;
    expect(core([changed])).toEqual(core([{ ...added, packets: 1 }]));
    expect(await show(`/seeds/${added.id}`)).toEqual(changed);
  });

  test("loses a seed that is taken off", { checks: ["take-off"] }, async () => {
    const seed = await add();
    const { status, text } = await send(`DELETE /seeds/${seed.id}`);
    expect({ "DELETE /seeds/ID": status, text }).toEqual({ "DELETE /seeds/ID": 204, text: "" });
    const calls = [`GET /seeds/${seed.id}`, `DELETE /seeds/${seed.id}`];
    expect(await statuses(calls)).toEqual(each(calls, 404));
    const { seeds } = await show("/seeds");
    expect({ "in the list": seeds.some(({ id }) => id === seed.id) }).toEqual({ "in the list": false });
  });

  test("gives no id twice", { checks: ["never-again", "ids"] }, async () => {
    const [first, last] = [await add(), await add()];
    for (const { id } of [first, last]) await send(`DELETE /seeds/${id}`);
    expect({ first: last.id - first.id, next: (await add()).id - last.id }).toEqual({ first: 1, next: 1 });
  });
});

describe("a loan", () => {
  test("takes one packet", { checks: ["lend", "ids"] }, async () => {
    const { status, headers, json } = await send("POST /seeds/5/loans", { json: { gardener: "Tove" } });
    expect({ "POST /seeds/5/loans": status, location: headers.location, json }).toMatchObject({
      "POST /seeds/5/loans": 201,
      location: "/loans/1",
      json: { id: 1, seedId: 5, gardener: "Tove" },
    });
    expect({ packets: (await show("/seeds/5")).packets }).toEqual({ packets: 2 });
    expect({ others: (await show("/seeds/1")).packets }).toEqual({ others: 12 });
  });

  test("can be shown", { checks: ["one-loan"] }, async () => {
    const loan = await lend(2, "Aino");
    const { status, json } = await send(`GET /loans/${loan.id}`);
    expect({ "GET /loans/ID": status, json }).toEqual({ "GET /loans/ID": 200, json: loan });
  });

  test("needs a gardener", { checks: ["gardener"] }, async () => {
    const before = await show("/seeds/1");
    const unfit = NO_TEXT.map((gardener) => ({ gardener }));
    expect(await statusesOf("POST /seeds/1/loans", unfit)).toEqual(each(unfit, 400));
    expect(await show("/seeds/1")).toEqual(before);
  });

  test("needs a packet", { checks: ["none-left"] }, async () => {
    const seed = await add({ packets: 1 });
    const path = `POST /seeds/${seed.id}/loans`;
    const both = await Promise.all(["Tove", "Aino"].map((gardener) => send(path, { json: { gardener } })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const last = both.find(({ status }) => status === 201).json;
    const empty = [{ gardener: "Tove" }];
    expect(await statusesOf(path, empty)).toEqual(each(empty, 409));
    expect({ packets: (await show(`/seeds/${seed.id}`)).packets }).toEqual({ packets: 0 });
    expect({ "next loan": (await lend(1)).id }).toEqual({ "next loan": last.id + 1 });
  });

  test("keeps its seed on the shelf", { checks: ["lent-stays"] }, async () => {
    const seed = await add();
    await lend(seed.id);
    const calls = [`DELETE /seeds/${seed.id}`];
    expect(await statuses(calls)).toEqual(each(calls, 409));
    expect({ packets: (await show(`/seeds/${seed.id}`))?.packets }).toEqual({ packets: 4 });
  });
});

describe("an address", () => {
  test("of a seed or loan that does not exist is 404", { checks: ["unknown"] }, async () => {
    const calls = NO_ID.flatMap((id) => [
      `GET /seeds/${id}`,
      `PATCH /seeds/${id}`,
      `DELETE /seeds/${id}`,
      `POST /seeds/${id}/loans`,
      `GET /loans/${id}`,
    ]);
    expect(await statuses(calls, { json: { gardener: "Tove", packets: 1 } })).toEqual(each(calls, 404));
    expect(await statuses(calls, { json: {} })).toEqual(each(calls, 404));
  });

  test("that is not ours is 404", { checks: ["other-path"] }, async () => {
    const calls = ["GET /", "GET /seed", "POST /loan", "GET /seeds/1/packets", "GET /loans/1/seed"];
    expect(await statuses(calls)).toEqual(each(calls, 404));
  });

  test("says what is wrong, always in the same shape", { checks: ["error-shape"] }, async () => {
    const calls = {
      "GET /nowhere": 404,
      "GET /seeds/0": 404,
      "GET /loans/0": 404,
      "POST /seeds": 400,
      "PATCH /seeds/1": 400,
      "POST /seeds/1/loans": 400,
      "DELETE /seeds/5": 409,
    };
    const found = {};
    for (const call of Object.keys(calls)) {
      const { error } = (await send(call)).json ?? {};
      const isSentence = typeof error?.message === "string" && error.message.trim() !== "";
      found[call] = isSentence ? error.status : error;
    }
    expect(found).toEqual(calls);
  });
});
