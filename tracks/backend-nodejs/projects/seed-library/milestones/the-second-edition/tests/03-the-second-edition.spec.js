import { describe, expect, randomInt, test } from "@aulo/runner/spec";
import { add, each, fresh, lend, send, show, statuses, statusesOf } from "./api.js";

const EDITIONS = ["", "/v1", "/v2"];

const giveBack = (id, packets) => send(`PUT /loans/${id}/return`, { json: { packets } });
const packetsOf = async ({ id }) => (await show(`/seeds/${id}`)).packets;
const versionOf = async ({ id }) => (await show(`/seeds/${id}`)).version;
const stockOf = async ({ id }) => (await show(`/v2/seeds/${id}`)).stock;

/** A seed of which one packet is lent, and the loan. */
async function lent(packets = 5) {
  const seed = await add({ packets });
  return { seed, loan: await lend(seed.id) };
}

describe("bringing seeds back", () => {
  test("fills the shelf", { checks: ["return", "not-returned"], timeoutMs: 12_000 }, async () => {
    await fresh();
    const { seed, loan } = await lent();
    expect({ returned: loan.returned }).toEqual({ returned: null });
    const packets = randomInt(2, 50);
    const { status, json } = await giveBack(loan.id, packets);
    expect({ "PUT /loans/ID/return": status, json }).toEqual({
      "PUT /loans/ID/return": 200,
      json: { ...loan, returned: packets },
    });
    expect(await show(`/loans/${loan.id}`)).toEqual(json);
    expect({ packets: await packetsOf(seed) }).toEqual({ packets: 4 + packets });
  });

  test("can be sent again", { checks: ["return-again"] }, async () => {
    const { seed, loan } = await lent();
    const first = await giveBack(loan.id, 3);
    const again = await Promise.all([giveBack(loan.id, 3), giveBack(loan.id, 3)]);
    expect(again.map(({ status, json }) => ({ status, json }))).toEqual([
      { status: 200, json: first.json },
      { status: 200, json: first.json },
    ]);
    expect({ packets: await packetsOf(seed) }).toEqual({ packets: 7 });
  });

  test("can be corrected", { checks: ["return-corrected"] }, async () => {
    const { seed, loan } = await lent();
    const found = {};
    for (const packets of [3, 8, 1, 0]) {
      const { status, json } = await giveBack(loan.id, packets);
      found[`${packets} packets`] = [status, json?.returned, await packetsOf(seed)];
    }
    expect(found).toEqual({
      "3 packets": [200, 3, 7],
      "8 packets": [200, 8, 12],
      "1 packets": [200, 1, 5],
      "0 packets": [200, 0, 4],
    });
  });

  test("cannot be corrected below nothing", { checks: ["too-late", "version-stays"] }, async () => {
    const { seed, loan } = await lent(1);
    await giveBack(loan.id, 2);
    await lend(seed.id);
    const before = [await show(`/seeds/${seed.id}`), await show(`/loans/${loan.id}`)];
    const { status } = await giveBack(loan.id, 0);
    expect({ "PUT /loans/ID/return": status }).toEqual({ "PUT /loans/ID/return": 409 });
    expect([await show(`/seeds/${seed.id}`), await show(`/loans/${loan.id}`)]).toEqual(before);
    expect({ "to what is left": (await giveBack(loan.id, 1)).status }).toEqual({ "to what is left": 200 });
  });

  test("needs a number from 0 to 50", { checks: ["return-unfit"] }, async () => {
    const { seed, loan } = await lent();
    const unfit = [-1, 51, 1.5, "3", null, undefined, [3]].map((packets) => ({ packets }));
    const call = `PUT /loans/${loan.id}/return`;
    expect(await statusesOf(call, unfit)).toEqual(each(unfit, 400));
    const { error } = (await send(call, { json: { packets: 51 } })).json;
    expect(error.faults?.map(({ field }) => field)).toEqual(["packets"]);
    expect({ packets: await packetsOf(seed), loan: await show(`/loans/${loan.id}`) }).toEqual({
      packets: 4,
      loan,
    });
    expect({ 50: (await giveBack(loan.id, 50)).status }).toEqual({ 50: 200 });
  });

  test("needs a loan", { checks: ["return-unknown"] }, async () => {
    const calls = ["0", "99999", "bean"].map((id) => `PUT /loans/${id}/return`);
    expect(await statuses(calls, { json: { packets: 1 } })).toEqual(each(calls, 404));
    expect(await statuses(calls, { json: {} })).toEqual(each(calls, 404));
  });

  test("leaves the open loans", { checks: ["open-loans", "zero"] }, async () => {
    const seed = await add();
    const loans = [];
    for (const gardener of ["Tove", "Aino", "Runa"]) loans.push(await lend(seed.id, gardener));
    await giveBack(loans[1].id, 2);
    await giveBack(loans[2].id, 0);
    const found = {};
    for (const returned of ["false", "true"]) {
      const json = await show(`/loans?seedId=${seed.id}&returned=${returned}`);
      found[returned] = json.loans?.map(({ gardener }) => gardener);
    }
    expect(found).toEqual({ false: ["Tove"], true: ["Aino", "Runa"] });
    const calls = ["GET /loans?returned=yes", "GET /loans?returned="];
    expect(await statuses(calls)).toEqual(each(calls, 400));
  });
});

describe("the version of a seed", () => {
  test("grows with each change", { checks: ["version"] }, async () => {
    const seed = await add();
    const found = [seed.version, (await show("/seeds/4")).version];
    const loan = await lend(seed.id);
    found.push(await versionOf(seed));
    await giveBack(loan.id, 2);
    found.push(await versionOf(seed));
    await giveBack(loan.id, 4);
    found.push(await versionOf(seed));
    found.push((await send(`PATCH /seeds/${seed.id}`, { json: { packets: 9 } })).json.version);
    expect(found).toEqual([1, 1, 2, 3, 4, 5]);
  });

  test("stays when nothing changes", { checks: ["version-stays"] }, async () => {
    const { seed, loan } = await lent(1);
    await giveBack(loan.id, 0);
    const before = await versionOf(seed);
    await giveBack(loan.id, 0);
    for (const json of [{ packets: -1 }, {}, { packets: 3, version: 99 }]) {
      await send(`PATCH /seeds/${seed.id}`, { json });
    }
    await lend(seed.id);
    await send(`DELETE /seeds/${seed.id}`);
    expect({ version: await versionOf(seed) }).toEqual({ version: before });
  });

  test("lets only one of two win", { checks: ["stale"] }, async () => {
    for (const edition of EDITIONS) {
      const seed = await add();
      const patch = (packets) =>
        send(`PATCH ${edition}/seeds/${seed.id}`, { json: { packets, version: seed.version } });
      const both = await Promise.all([patch(70), patch(80)]);
      expect({ edition, both: both.map(({ status }) => status).sort() }).toEqual({
        edition,
        both: [200, 409],
      });
      const winner = both[0].status === 200 ? 70 : 80;
      expect({ late: (await patch(90)).status, packets: await packetsOf(seed) }).toEqual({
        late: 409,
        packets: winner,
      });
      const json = { packets: 95, version: seed.version + 1 };
      const fit = await send(`PATCH ${edition}/seeds/${seed.id}`, { json });
      expect({ fit: fit.status, version: fit.json.version }).toEqual({ fit: 200, version: seed.version + 2 });
    }
  });

  test("is a whole number from 1", { checks: ["version-unfit"] }, async () => {
    const seed = await add();
    const unfit = [0, -1, 1.5, "1", null, [1]].map((version) => ({ packets: 3, version }));
    for (const edition of EDITIONS) {
      expect(await statusesOf(`PATCH ${edition}/seeds/${seed.id}`, unfit)).toEqual(each(unfit, 400));
    }
    expect(await show(`/seeds/${seed.id}`)).toEqual(seed);
  });
});

describe("the edition of the tablet", () => {
  test("is under /v1 too", { checks: ["v1"] }, async () => {
    const { seed, loan } = await lent();
    const calls = ["/seeds?limit=3&sort=-name", `/seeds/${seed.id}`, "/loans?limit=2", `/loans/${loan.id}`];
    const found = {};
    const expected = {};
    for (const path of [...calls, "/seeds/0", "/seeds?limit=0", "/nowhere"]) {
      const [one, two] = [await send(`GET /v1${path}`), await send(`GET ${path}`)];
      found[path] = [one.status, one.json];
      expected[path] = [two.status, two.json];
    }
    expect(found).toEqual(expected);
    const { status, json } = await send(`PATCH /v1/seeds/${seed.id}`, { json: { packets: 6 } });
    expect({ "PATCH /v1/seeds/ID": status, packets: json?.packets }).toEqual({
      "PATCH /v1/seeds/ID": 200,
      packets: 6,
    });
    expect({ stock: json.stock }).toEqual({ stock: undefined });
  });
});

describe("the edition of the page", () => {
  test("has everything under /v2", { checks: ["v2", "one-library"] }, async () => {
    const json = { name: "Lovage", kind: "herb", packets: 3 };
    const added = await send("POST /v2/seeds", { json });
    const id = added.json?.id;
    expect(await show(`/seeds/${id}`)).toMatchObject({ id, ...json });
    const loan = await send(`POST /v2/seeds/${id}/loans`, { json: { gardener: "Aino" } });
    expect(await show(`/loans/${loan.json?.id}`)).toEqual(loan.json);
    const back = await send(`PUT /v2/loans/${loan.json?.id}/return`, { json: { packets: 2 } });
    const statusOf = { seed: added.status, loan: loan.status, return: back.status };
    expect(statusOf).toEqual({ seed: 201, loan: 201, return: 200 });
    expect(await show(`/v2/loans/${loan.json?.id}`)).toEqual(back.json);
    expect(await show("/v2/loans?returned=true&limit=50")).toEqual(
      await show("/loans?returned=true&limit=50"),
    );
    const herbs = await show("/v2/seeds?kind=herb&limit=50&sort=name");
    const ids = (seeds) => seeds.map((seed) => seed.id);
    expect(ids(herbs.seeds)).toEqual(ids((await show("/seeds?kind=herb&limit=50&sort=name")).seeds));
    const calls = { "GET /v2/seeds/0": 404, "GET /v2/nowhere": 404, "POST /v2/seeds": 400 };
    calls[`DELETE /v2/seeds/${id}`] = 409;
    expect(await statuses(Object.keys(calls))).toEqual(calls);
  });

  test("shows the stock of a seed", { checks: ["stock"] }, async () => {
    const { status, json: seed } = await send("POST /v2/seeds", {
      json: { name: "Chervil", kind: "herb", packets: 4 },
    });
    expect({ "POST /v2/seeds": status, stock: seed.stock }).toEqual({
      "POST /v2/seeds": 201,
      stock: { packets: 4, lent: 0 },
    });
    const patched = await send(`PATCH /v2/seeds/${seed.id}`, { json: { packets: 2, version: 1 } });
    const listed = (await show("/v2/seeds?kind=herb&sort=-name&limit=50")).seeds.find(
      ({ id }) => id === seed.id,
    );
    const shown = await show(`/v2/seeds/${seed.id}`);
    expect([patched.json.stock, listed.stock, shown.stock]).toEqual(Array(3).fill({ packets: 2, lent: 0 }));
    const fields = [seed, patched.json, listed, shown].map((one) => Object.keys(one).includes("packets"));
    expect({ "has packets": fields }).toEqual({ "has packets": [false, false, false, false] });
  });

  test("counts what is lent", { checks: ["lent"] }, async () => {
    const { seed, loan } = await lent(6);
    await lend(seed.id);
    const found = [await stockOf(seed)];
    await giveBack(loan.id, 0);
    found.push(await stockOf(seed));
    expect(found).toEqual([
      { packets: 4, lent: 2 },
      { packets: 4, lent: 1 },
    ]);
  });

  test("wants the version with a change", { checks: ["version-needed"] }, async () => {
    const seed = await add();
    const { status, json } = await send(`PATCH /v2/seeds/${seed.id}`, { json: { packets: 3 } });
    const fields = json?.error?.faults?.map(({ field }) => field);
    expect({ "PATCH /v2/seeds/ID": status, fields }).toEqual({
      "PATCH /v2/seeds/ID": 400,
      fields: ["version"],
    });
    expect({ packets: await packetsOf(seed) }).toEqual({ packets: 5 });
  });

  test("and the other lead to their own addresses", { checks: ["location"] }, async () => {
    const found = {};
    const expected = {};
    for (const edition of EDITIONS) {
      const json = { name: `Mint of ${edition}`, kind: "herb", packets: 3, gardener: "Runa" };
      const seed = await send(`POST ${edition}/seeds`, { json });
      const loan = await send(`POST ${edition}/seeds/${seed.json?.id}/loans`, { json });
      found[edition] = [seed.headers.location, loan.headers.location];
      expected[edition] = [`${edition}/seeds/${seed.json?.id}`, `${edition}/loans/${loan.json?.id}`];
    }
    expect(found).toEqual(expected);
  });
});
