import { describe, expect, test } from "@aulo/runner/spec";
import { ask, askForNew, bring, claim, finish, fresh, giveBack, send } from "./api.js";

const UNKNOWN = [
  "GET /things/999999",
  "DELETE /things/lamp",
  "GET /things/0/repairs",
  "GET /repairs/999999",
  "GET /slots/99999999999",
];
const BAD_QUERIES = [
  "GET /things?limit=0",
  "GET /things?limit=1e1",
  "GET /things?page=-1",
  "GET /things?sort=constructor",
  "GET /repairs?limit=101",
  "GET /repairs?status=lost",
];

async function statusesTogether(calls) {
  const answers = await Promise.all(calls.map((call) => send(call)));
  return Object.fromEntries(calls.map((call, index) => [call, answers[index].status]));
}

const all = (calls, status) => Object.fromEntries(calls.map((call) => [call, status]));

describe("a repair", () => {
  test("still has its life", { checks: ["still"], timeoutMs: 15_000 }, async () => {
    await fresh();
    const repair = await askForNew();
    expect(repair).toMatchObject({ status: "waiting", volunteer: null, finishedAt: null });
    const found = {
      unclaimed: (await finish(repair.id, "done", "Ilse")).status,
      claim: (await claim(repair.id, "Ilse")).status,
      taken: (await claim(repair.id, "Omar")).status,
      "asked again": (await send(`POST /things/${repair.thingId}/repairs`, { json: { fault: "dim" } }))
        .status,
      "given back": (await giveBack(repair.id, "Ilse")).status,
      "claimed again": (await claim(repair.id, "Ilse")).status,
      "other status": (await finish(repair.id, "lost", "Ilse")).status,
      finished: (await finish(repair.id, "done", "Ilse")).status,
      "thing with a history": (await send(`DELETE /things/${repair.thingId}`)).status,
    };
    expect(found).toEqual({
      unclaimed: 409,
      claim: 200,
      taken: 409,
      "asked again": 409,
      "given back": 204,
      "claimed again": 200,
      "other status": 400,
      finished: 200,
      "thing with a history": 409,
    });
    await ask(repair.thingId, "dim");
    const { repairs } = (await send(`GET /v1/things/${repair.thingId}/repairs`)).json;
    expect(repairs.map(({ fault, status, volunteer }) => [fault, status, volunteer])).toEqual([
      ["does not light", "done", "Ilse"],
      ["dim", "waiting", null],
    ]);
  });
});

describe("a list", () => {
  test("still has pages, filters and an order", { checks: ["still"] }, async () => {
    await fresh();
    for (const name of ["kite", "ball", "top"]) await bring(name, "toys");
    await bring("lamp", "lamps");
    const queries = {
      "?limit=3": [["kite", "ball", "top"], 4],
      "?limit=3&page=2": [["lamp"], 4],
      "?page=9": [[], 4],
      "?category=toys&sort=name": [["ball", "kite", "top"], 3],
      "?category=toys&sort=-name&limit=1": [["top"], 3],
      "?search=AL": [["ball"], 1],
    };
    const names = Object.keys(queries);
    const answers = await Promise.all(names.map((query) => send(`GET /v1/things${query}`)));
    const found = answers.map(({ json }) => [json?.things?.map(({ name }) => name), json?.total]);
    expect(Object.fromEntries(names.map((query, index) => [query, found[index]]))).toEqual(queries);
  });

  test("is still asked for in a way that makes sense", { checks: ["still"] }, async () => {
    expect(await statusesTogether(UNKNOWN)).toEqual(all(UNKNOWN, 404));
    expect(await statusesTogether(BAD_QUERIES)).toEqual(all(BAD_QUERIES, 400));
  });
});
