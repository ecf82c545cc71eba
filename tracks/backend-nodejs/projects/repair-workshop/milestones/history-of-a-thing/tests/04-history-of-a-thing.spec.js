import { describe, expect, pick, test } from "@aulo/runner/spec";
import {
  ask,
  askForNew,
  bring,
  claim,
  each,
  finish,
  fresh,
  giveBack,
  listThings,
  powerCut,
  send,
  statuses,
} from "./api.js";

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const NO_TEXT = [undefined, null, "", "  ", 7, ["x"], {}];

const show = async (id) => (await send(`GET /repairs/${id}`)).json;
const history = async (id) => (await send(`GET /things/${id}/repairs`)).json?.repairs;
const namesOf = async (query) => (await send(`GET /things${query}`)).json?.things?.map(({ name }) => name);

describe("asking for a repair", () => {
  test("gives a repair that waits", { checks: ["ask", "repair-shape"], timeoutMs: 12_000 }, async () => {
    await fresh();
    const { id: thingId } = await bring();
    const fault = pick(["flickers", "smells of fire", "does not light"]);
    const { status, headers, json } = await send(`POST /things/${thingId}/repairs`, { json: { fault } });
    expect({ "POST /things/ID/repairs": status, json }).toEqual({
      "POST /things/ID/repairs": 201,
      json: {
        id: expect.any(Number),
        thingId,
        fault,
        status: "waiting",
        volunteer: null,
        createdAt: expect.stringMatching(TIME),
        finishedAt: null,
      },
    });
    expect({ Location: headers.location }).toEqual({ Location: `/repairs/${json.id}` });
  });

  test("needs a fault", { checks: ["fault-needed"] }, async () => {
    const { id } = await bring();
    const found = [];
    for (const fault of NO_TEXT) {
      found.push((await send(`POST /things/${id}/repairs`, { json: { fault } })).status);
    }
    found.push((await send(`POST /things/${id}/repairs`, { json: null })).status);
    expect(found).toEqual(NO_TEXT.map(() => 400).concat(400));
    expect(await history(id)).toEqual([]);
  });

  test("is a conflict while one is not finished", { checks: ["one-open"] }, async () => {
    const { id } = await bring();
    const first = await ask(id);
    const again = () => send(`POST /things/${id}/repairs`, { json: { fault: "still dark" } });
    const waiting = (await again()).status;
    await claim(first.id, "Ilse");
    const claimed = (await again()).status;
    expect({ waiting, claimed }).toEqual({ waiting: 409, claimed: 409 });
    expect((await history(id)).map((one) => one.id)).toEqual([first.id]);
  });

  test("again belongs to the history of the thing", { checks: ["history", "one-open"] }, async () => {
    const { id } = await bring("bicycle", "bicycles");
    await askForNew("another bicycle", "bicycles");
    const faults = ["flat tyre", "no light", "loose chain"];
    for (const fault of faults) {
      const repair = await ask(id, fault);
      await claim(repair.id, "Ilse");
      await finish(repair.id, "done", "Ilse");
    }
    const { status, json } = await send(`GET /things/${id}/repairs`);
    expect({ "GET /things/ID/repairs": status, faults: json?.repairs?.map(({ fault }) => fault) }).toEqual({
      "GET /things/ID/repairs": 200,
      faults,
    });
  });

  test("gives the repair an address of its own", { checks: ["one-repair"] }, async () => {
    const repair = await askForNew();
    const { status, json } = await send(`GET /repairs/${repair.id}`);
    expect({ "GET /repairs/ID": status, json }).toEqual({ "GET /repairs/ID": 200, json: repair });
  });
});

describe("a claim", () => {
  test("gives the repair to a volunteer", { checks: ["claim"] }, async () => {
    const repair = await askForNew();
    const { status, json } = await claim(repair.id, "Ilse");
    const claimed = { ...repair, status: "claimed", volunteer: "Ilse" };
    expect({ "PUT /repairs/ID/claim": status, json }).toEqual({
      "PUT /repairs/ID/claim": 200,
      json: claimed,
    });
    expect(await show(repair.id)).toEqual(claimed);
  });

  test("sent twice changes nothing more", { checks: ["claim-again"] }, async () => {
    const repair = await askForNew();
    const [first, second] = [await claim(repair.id, "Ilse"), await claim(repair.id, "Ilse")];
    expect({ status: second.status, json: second.json }).toEqual({ status: 200, json: first.json });
  });

  test("of a repair that is taken is a conflict", { checks: ["claim-taken"] }, async () => {
    const [taken, finished] = [await askForNew(), await askForNew()];
    for (const { id } of [taken, finished]) await claim(id, "Ilse");
    await finish(finished.id, "beyond-repair", "Ilse");
    const before = [await show(taken.id), await show(finished.id)];
    const found = {
      "taken, by another": (await claim(taken.id, "Omar")).status,
      "finished, by another": (await claim(finished.id, "Omar")).status,
      "finished, by the same": (await claim(finished.id, "Ilse")).status,
    };
    expect(found).toEqual(each(Object.keys(found), 409));
    expect([await show(taken.id), await show(finished.id)]).toEqual(before);
  });

  test("can be given back", { checks: ["give-back"] }, async () => {
    const repair = await askForNew();
    await claim(repair.id, "Ilse");
    const { status, text } = await giveBack(repair.id, "Ilse");
    expect({ "DELETE /repairs/ID/claim": status, text }).toEqual({
      "DELETE /repairs/ID/claim": 204,
      text: "",
    });
    expect(await show(repair.id)).toEqual(repair);
    expect({ "claimed by another": (await claim(repair.id, "Omar")).status }).toEqual({
      "claimed by another": 200,
    });
  });
});

describe("a finished repair", () => {
  test.each(["done", "beyond-repair"])("is %s", { checks: ["finish"] }, async (status) => {
    const repair = await askForNew();
    await claim(repair.id, "Ilse");
    const answer = await finish(repair.id, status, "Ilse");
    expect({ "PATCH /repairs/ID": answer.status, json: answer.json }).toEqual({
      "PATCH /repairs/ID": 200,
      json: { ...repair, status, volunteer: "Ilse", finishedAt: expect.stringMatching(TIME) },
    });
    expect(await show(repair.id)).toEqual(answer.json);
  });

  test("was claimed before", { checks: ["finish-unclaimed"] }, async () => {
    const [waiting, finished] = [await askForNew(), await askForNew()];
    await claim(finished.id, "Ilse");
    await finish(finished.id, "done", "Ilse");
    const before = [await show(waiting.id), await show(finished.id)];
    const found = {
      waiting: (await finish(waiting.id, "done", "Ilse")).status,
      finished: (await finish(finished.id, "beyond-repair", "Ilse")).status,
    };
    expect(found).toEqual({ waiting: 409, finished: 409 });
    expect([await show(waiting.id), await show(finished.id)]).toEqual(before);
  });

  test("has no other status", { checks: ["other-status"] }, async () => {
    const repair = await askForNew();
    await claim(repair.id, "Ilse");
    const before = await show(repair.id);
    const others = ["waiting", "claimed", "Done", "", null, undefined, 1, ["done"], "constructor"];
    const found = [];
    for (const status of others) found.push((await finish(repair.id, status, "Ilse")).status);
    expect(found).toEqual(others.map(() => 400));
    expect(await show(repair.id)).toEqual(before);
  });
});

describe("a thing", () => {
  test("gets a new name and category", { checks: ["change-thing"] }, async () => {
    const thing = await bring("lamp", "lamps");
    const one = await send(`PATCH /things/${thing.id}`, { json: { name: "lantern" } });
    expect({ "PATCH /things/ID": one.status, json: one.json }).toEqual({
      "PATCH /things/ID": 200,
      json: { ...thing, name: "lantern" },
    });
    await send(`PATCH /things/${thing.id}`, { json: { category: "toys" } });
    const { json } = await send(`GET /things/${thing.id}`);
    expect(json).toEqual({ ...thing, name: "lantern", category: "toys" });
    const found = [];
    const unfit = [null, { name: "" }, { name: null }, { category: "spoons" }, { name: "x", category: 1 }];
    for (const change of unfit)
      found.push((await send(`PATCH /things/${thing.id}`, { json: change })).status);
    expect(found).toEqual(unfit.map(() => 400));
    expect((await send(`GET /things/${thing.id}`)).json).toEqual(json);
  });

  test("has fields that nobody can change", { checks: ["only-these"] }, async () => {
    const thing = await bring("lamp", "lamps");
    const json = { id: 1_000_000, createdAt: "2001-01-01T00:00:00.000Z", name: "lantern", price: 3 };
    const answer = await send(`PATCH /things/${thing.id}`, { json });
    expect(answer.json).toEqual({ ...thing, name: "lantern" });
    expect((await send(`GET /things/${thing.id}`)).json).toEqual({ ...thing, name: "lantern" });
  });

  test("can be taken out of the book", { checks: ["delete-thing"], timeoutMs: 12_000 }, async () => {
    const [kept, thing] = [await bring("kept"), await bring("taken back")];
    const { status, text } = await send(`DELETE /things/${thing.id}`);
    expect({ "DELETE /things/ID": status, text }).toEqual({ "DELETE /things/ID": 204, text: "" });
    const calls = [`GET /things/${thing.id}`, `DELETE /things/${thing.id}`];
    expect(await statuses(calls)).toEqual(each(calls, 404));
    await powerCut();
    const ids = (await listThings()).map(({ id }) => id);
    expect({ kept: ids.includes(kept.id), deleted: ids.includes(thing.id) }).toEqual({
      kept: true,
      deleted: false,
    });
    const { id } = await bring("the next");
    expect({ "next id is higher": id > thing.id }).toEqual({ "next id is higher": true });
  });

  test("with a history stays", { checks: ["keep-history"] }, async () => {
    const repair = await askForNew();
    const found = { waiting: (await send(`DELETE /things/${repair.thingId}`)).status };
    await claim(repair.id, "Ilse");
    await finish(repair.id, "done", "Ilse");
    found.done = (await send(`DELETE /things/${repair.thingId}`)).status;
    expect(found).toEqual({ waiting: 409, done: 409 });
    expect((await history(repair.thingId)).map(({ id }) => id)).toEqual([repair.id]);
  });

  test("or repair that does not exist is 404", { checks: ["unknown"] }, async () => {
    const found = {};
    for (const id of ["999999", "lamp", "0"]) {
      const calls = {
        [`GET /things/${id}/repairs`]: undefined,
        [`POST /things/${id}/repairs`]: { fault: "dark" },
        [`PATCH /things/${id}`]: { name: "lamp" },
        [`DELETE /things/${id}`]: undefined,
        [`GET /repairs/${id}`]: undefined,
        [`PUT /repairs/${id}/claim`]: { volunteer: "Ilse" },
        [`DELETE /repairs/${id}/claim`]: undefined,
        [`PATCH /repairs/${id}`]: { status: "done" },
      };
      for (const [call, json] of Object.entries(calls)) found[call] = (await send(call, { json })).status;
    }
    expect(found).toEqual(each(Object.keys(found), 404));
  });
});

describe("a list", () => {
  test("comes in pages", {
    checks: ["pages", "total", "past-the-end", "default-order"],
    timeoutMs: 12_000,
  }, async () => {
    await fresh();
    for (let number = 0; number < 22; number += 1) {
      const [name, category] =
        number < 4 ? [["kite", "ball", "top", "drum"][number], "toys"] : [`lamp ${number}`, "lamps"];
      const { id } = await bring(name, category);
      if (number > 0) await ask(id);
    }
    const sizes = {};
    for (const path of ["/things", "/repairs"]) {
      for (const query of [
        "",
        "?page=2",
        "?limit=5",
        "?limit=10&page=3",
        "?limit=100",
        "?page=3",
        "?page=99",
      ]) {
        const { json } = await send(`GET ${path}${query}`);
        sizes[path + query] = [json?.[path.slice(1)]?.length, json?.total];
      }
    }
    expect(sizes).toEqual({
      "/things": [20, 22],
      "/things?page=2": [2, 22],
      "/things?limit=5": [5, 22],
      "/things?limit=10&page=3": [2, 22],
      "/things?limit=100": [22, 22],
      "/things?page=3": [0, 22],
      "/things?page=99": [0, 22],
      "/repairs": [20, 21],
      "/repairs?page=2": [1, 21],
      "/repairs?limit=5": [5, 21],
      "/repairs?limit=10&page=3": [1, 21],
      "/repairs?limit=100": [21, 21],
      "/repairs?page=3": [0, 21],
      "/repairs?page=99": [0, 21],
    });
    expect(await namesOf("?limit=2&page=2")).toEqual(["top", "drum"]);
    const ids = (await send("GET /repairs?limit=100")).json.repairs.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  });

  test("can be filtered", { checks: ["filter", "total"] }, async () => {
    expect(await namesOf("?category=toys")).toEqual(["kite", "ball", "top", "drum"]);
    expect(await namesOf("?category=lamps&limit=2")).toEqual(["lamp 4", "lamp 5"]);
    const { json: toys } = await send("GET /things?category=toys&limit=3&page=2");
    expect({ toys: toys.things.length, total: toys.total }).toEqual({ toys: 1, total: 4 });
    const [first, second] = (await send("GET /repairs")).json.repairs;
    await claim(first.id, "Ilse");
    await claim(second.id, "Ilse");
    await finish(second.id, "done", "Ilse");
    const totals = {};
    for (const status of ["waiting", "claimed", "done", "beyond-repair"]) {
      totals[status] = (await send(`GET /repairs?status=${status}`)).json.total;
    }
    expect(totals).toEqual({ waiting: 19, claimed: 1, done: 1, "beyond-repair": 0 });
  });

  test("can be sorted", { checks: ["sort"] }, async () => {
    const inOrder = ["kite", "ball", "top", "drum"];
    const found = {};
    for (const sort of ["name", "-name", "createdAt", "-createdAt"])
      found[sort] = await namesOf(`?category=toys&sort=${sort}`);
    expect({ name: found.name, "-name": found["-name"] }).toEqual({
      name: inOrder.toSorted(),
      "-name": inOrder.toSorted().reverse(),
    });
    const times = async (sort) =>
      (await send(`GET /things?limit=100&sort=${sort}`)).json.things.map(({ createdAt }) => createdAt);
    expect(await times("createdAt")).toEqual((await times("createdAt")).toSorted());
    expect(await times("-createdAt")).toEqual((await times("-createdAt")).toSorted().reverse());
    expect({ "oldest of the first page": (await namesOf("?sort=-createdAt&limit=1"))[0] === "kite" }).toEqual(
      {
        "oldest of the first page": false,
      },
    );
  });

  test("refuses a query that makes no sense", { checks: ["bad-query"] }, async () => {
    const calls = [
      "limit=0",
      "limit=101",
      "limit=-1",
      "limit=ten",
      "limit=1.5",
      "limit=",
      "limit=1e1",
      "page=0",
      "page=-1",
      "page=first",
      "page=",
    ].flatMap((query) => [`GET /things?${query}`, `GET /repairs?${query}`]);
    calls.push(
      "GET /things?sort=price",
      "GET /things?sort=",
      "GET /things?sort=--name",
      "GET /things?category=spoons",
    );
    calls.push(
      "GET /things?category=",
      "GET /things?sort=constructor",
      "GET /repairs?status=lost",
      "GET /repairs?status=",
    );
    expect(await statuses(calls)).toEqual(each(calls, 400));
  });
});

describe("every address under /v1", () => {
  test("does the same", { checks: ["v1"] }, async () => {
    const calls = [
      "GET /hours",
      "GET /categories/toys",
      "GET /things?sort=name&limit=3",
      "GET /repairs?limit=2",
      "GET /nowhere",
      "GET /things/0",
      "DELETE /hours",
    ];
    const shape = ({ status, json }) => ({ status, json: status === 200 ? json : undefined });
    const found = {};
    const expected = {};
    for (const call of calls) {
      found[call] = shape(await send(call.replace(" /", " /v1/")));
      expected[call] = shape(await send(call));
    }
    expect(found).toEqual(expected);
  });

  test("leads to others under /v1", { checks: ["v1-location", "v1"] }, async () => {
    const thing = await send("POST /v1/things", { json: { name: "vase", category: "toys" } });
    const repair = await send(`POST /v1/things/${thing.json?.id}/repairs`, { json: { fault: "broken" } });
    const found = { thing: thing.headers.location, repair: repair.headers.location };
    expect(found).toEqual({
      thing: `/v1/things/${thing.json?.id}`,
      repair: `/v1/repairs/${repair.json?.id}`,
    });
    const calls = [`GET ${found.thing}`, `GET ${found.repair}`, `GET /repairs/${repair.json.id}`];
    expect(await statuses(calls)).toEqual(each(calls, 200));
  });
});
