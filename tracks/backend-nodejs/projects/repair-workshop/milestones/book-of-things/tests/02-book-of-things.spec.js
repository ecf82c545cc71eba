import { describe, expect, pick, randomInt, test } from "@aulo/runner/spec";
import { bring, each, fresh, listThings, powerCut, send, statuses } from "./api.js";

const NOT_JSON = ["", "{", "{ name: 'lamp' }", "lamp", '{"name":"lamp","category":"lamps"'];
const NOT_THINGS = [
  null,
  [],
  "lamp",
  7,
  {},
  { name: "lamp" },
  { category: "lamps" },
  { name: "", category: "lamps" },
  { name: "  ", category: "lamps" },
  { name: 7, category: "lamps" },
  { name: null, category: "lamps" },
  { name: ["lamp"], category: "lamps" },
  { name: "lamp", category: "spoons" },
  { name: "lamp", category: "" },
  { name: "lamp", category: "Lamps" },
  { name: "lamp", category: "constructor" },
  { name: "lamp", category: ["lamps"] },
  { name: "lamp", category: null },
];

describe("the book of things", () => {
  test("starts empty on the first day", { checks: ["first-day"], timeoutMs: 12_000 }, async () => {
    await fresh();
    const { status, json } = await send("GET /things");
    expect({ "GET /things": status, json }).toMatchObject({ "GET /things": 200, json: { things: [] } });
  });

  test("writes a thing down", { checks: ["create", "location", "created-at"] }, async () => {
    const name = `${pick(["desk", "floor", "bicycle"])} lamp ${randomInt(1, 99)} – 7 W`;
    const from = Date.now();
    const { status, headers, json } = await send("POST /things", { json: { name, category: "lamps" } });
    expect({ "POST /things": status, json }).toMatchObject({
      "POST /things": 201,
      json: { id: expect.any(Number), name, category: "lamps", createdAt: expect.any(String) },
    });
    expect({ Location: headers.location }).toEqual({ Location: `/things/${json.id}` });
    expect(json.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect({ "minutes off": Math.round((Date.parse(json.createdAt) - from) / 60_000) }).toEqual({
      "minutes off": 0,
    });
  });

  test("gives ids that count up", { checks: ["ids"] }, async () => {
    const first = await bring("coat", "clothes");
    const second = await bring("teddy", "toys");
    expect({
      "first is a whole number": Number.isInteger(first.id),
      "second is higher": second.id > first.id,
    }).toEqual({
      "first is a whole number": true,
      "second is higher": true,
    });
  });

  test("lists things in the order in which they came", { checks: ["list"] }, async () => {
    const before = await listThings();
    const [one, two] = [await bring("umbrella", "clothes"), await bring("abacus", "toys")];
    expect(await listThings()).toEqual([...before, one, two]);
  });

  test("shows one thing", { checks: ["one-thing"] }, async () => {
    const thing = await bring("bell", "bicycles");
    const { status, json } = await send(`GET /things/${thing.id}`);
    expect({ "GET /things/ID": status, json }).toEqual({ "GET /things/ID": 200, json: thing });
  });

  test("responds with 404 to an id that the book does not have", { checks: ["unknown-thing"] }, async () => {
    const calls = ["0", "-1", "999999", "lamp", "1.5", "length", "__proto__", "1/lamp"].map(
      (id) => `GET /things/${id}`,
    );
    expect(await statuses(calls)).toEqual(each(calls, 404));
  });

  test("responds with 400 to a body that is not JSON", {
    checks: ["not-json", "nothing-stored"],
  }, async () => {
    const before = await listThings();
    const found = {};
    const headers = { "content-type": "application/json" };
    for (const body of NOT_JSON) {
      const { status, json } = await send("POST /things", { body, headers });
      found[body] = [status, typeof json?.error];
    }
    expect(found).toEqual(each(NOT_JSON, [400, "string"]));
    expect(await listThings()).toEqual(before);
  });

  test("responds with 400 to JSON that is not a thing", {
    checks: ["not-a-thing", "nothing-stored"],
  }, async () => {
    const before = await listThings();
    const found = {};
    for (const json of NOT_THINGS)
      found[JSON.stringify(json)] = (await send("POST /things", { json })).status;
    expect(found).toEqual(
      each(
        NOT_THINGS.map((one) => JSON.stringify(one)),
        400,
      ),
    );
    expect(await listThings()).toEqual(before);
  });

  test("says which methods work at the book", { checks: ["not-allowed-things"] }, async () => {
    const methods = ["PUT", "PATCH", "DELETE"];
    const found = {};
    for (const method of methods) {
      const { status, headers } = await send(`${method} /things`, {
        json: { name: "bell", category: "toys" },
      });
      const allowed = (headers.allow ?? "").split(",").map((one) => one.trim());
      found[method] = [status, ...allowed.sort()];
    }
    expect(found).toEqual(each(methods, [405, "GET", "HEAD", "POST"]));
  });

  test("writes twenty things down that arrive together", {
    checks: ["at-once", "ids"],
    timeoutMs: 10_000,
  }, async () => {
    const before = await listThings();
    const names = Array.from({ length: 20 }, (_, index) => `chair ${index}`);
    const brought = await Promise.all(names.map((name) => bring(name, "toys")));
    const added = (await listThings()).slice(before.length);
    expect(added.map(({ name }) => name).sort()).toEqual(names.toSorted());
    expect({ "different ids": new Set(brought.map(({ id }) => id)).size }).toEqual({ "different ids": 20 });
  });

  test("has everything after a power cut", {
    checks: ["survives", "stays", "ids"],
    timeoutMs: 12_000,
  }, async () => {
    await Promise.all([1, 2, 3].map((number) => bring(`wheel ${number}`, "bicycles")));
    const before = await listThings();
    await powerCut();
    expect(await listThings()).toEqual(before);
    const next = await bring("after the cut");
    expect({ "an id given twice": before.some(({ id }) => id === next.id) }).toEqual({
      "an id given twice": false,
    });
  });
});
