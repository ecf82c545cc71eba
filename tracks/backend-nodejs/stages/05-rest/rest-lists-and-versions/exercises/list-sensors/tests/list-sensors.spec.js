import { expect, pick, randomInt, request, test } from "@aulo/runner/spec";
import { SENSORS } from "./known-sensors.js";

const ALL = SENSORS.toSorted((a, b) => a.id - b.id);
const outcome = ({ status, json }) => ({ status, json });
const list = async (query = "", version = "v1") =>
  outcome(await request("GET", `/${version}/sensors${query}`));
const page = (found, offset = 0, limit = 10) => ({
  status: 200,
  json: { total: found.length, items: found.slice(offset, offset + limit) },
});

test("answers the first ten by id, and the number of all", async () => {
  expect(await list()).toEqual(page(ALL));
});

test("cuts out the page that limit and offset name", async () => {
  const limit = randomInt(2, 6);
  const offset = randomInt(7, 15);
  expect(await list(`?limit=${limit}`)).toEqual(page(ALL, 0, limit));
  expect(await list(`?limit=${limit}&offset=${offset}`)).toEqual(page(ALL, offset, limit));
  expect(await list("?limit=20&offset=20")).toEqual(page(ALL, 20, 20));
});

test("answers an empty list behind the end", async () => {
  expect(await list(`?offset=${randomInt(26, 900)}`)).toEqual(page(ALL, 900));
});

test("filters before it cuts, and counts what fits", async () => {
  const room = pick(["attic", "cellar"]);
  const inRoom = ALL.filter((sensor) => sensor.room === room);
  expect(await list(`?room=${room}&limit=3`)).toEqual(page(inRoom, 0, 3));
  expect(await list(`?room=${room}&limit=3&offset=3`)).toEqual(page(inRoom, 3, 3));
  const kind = pick(["smoke", "door"]);
  const both = inRoom.filter((sensor) => sensor.kind === kind);
  expect(await list(`?room=${room}&kind=${kind}`)).toEqual(page(both));
  expect(await list("?room=moon")).toEqual(page([]));
});

test("sorts by battery up and down, equal ones by id", async () => {
  const up = ALL.toSorted((a, b) => a.battery - b.battery || a.id - b.id);
  const down = ALL.toSorted((a, b) => b.battery - a.battery || a.id - b.id);
  expect(await list("?sort=battery&limit=20")).toEqual(page(up, 0, 20));
  expect(await list("?sort=-battery&limit=20")).toEqual(page(down, 0, 20));
  const doors = down.filter((sensor) => sensor.kind === "door");
  const offset = randomInt(1, 3);
  expect(await list(`?kind=door&sort=-battery&limit=4&offset=${offset}`)).toEqual(page(doors, offset, 4));
});

test("gives every sensor once when all pages are read", async () => {
  const limit = randomInt(3, 7);
  const seen = [];
  for (let offset = 0; offset < ALL.length; offset += limit) {
    const { json } = await list(`?sort=battery&limit=${limit}&offset=${offset}`);
    seen.push(...json.items.map(({ id }) => id));
  }
  expect(seen.toSorted((a, b) => a - b)).toEqual(ALL.map(({ id }) => id));
});

test("answers 400 to a limit, an offset or an order that makes no sense", async () => {
  const limits = ["limit=0", "limit=21", "limit=many", "limit=2.5"];
  for (const query of [...limits, "offset=-1", "offset=x", `sort=${pick(["name", "colour"])}`]) {
    const { status } = await list(`?${query}`);
    expect(`${query}: ${status}`).toBe(`${query}: 400`);
  }
});

test("shows the new names in version 2", async () => {
  const toV2 = ({ id, room, kind, battery }) => ({ id, place: room, kind, batteryPercent: battery });
  const room = pick(["attic", "cellar"]);
  const found = ALL.filter((sensor) => sensor.room === room).map(toV2);
  expect(await list(`?room=${room}&limit=5`, "v2")).toEqual(page(found, 0, 5));
  expect((await list("?limit=21", "v2")).status).toBe(400);
});

test("shows the old names in version 1", async () => {
  await list("", "v2");
  const { json } = await list("?limit=20");
  expect(Object.keys(json.items[0]).toSorted()).toEqual(["battery", "id", "kind", "room"]);
});
