import { describe, expect, query, request, resetDatabase, start, test } from "@aulo/runner/spec";
import { addBed, each, fresh, newcomer, newEmail, pick, plant, signUp, statuses, write } from "./api.js";

/** The database of the version without accounts. */
const BEFORE = `
  CREATE TABLE beds (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL,
    square_metres integer NOT NULL CHECK (square_metres > 0));
  CREATE TABLE plantings (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, bed_id integer NOT NULL REFERENCES beds,
    crop text NOT NULL, sown_on date NOT NULL, removed_on date CHECK (removed_on >= sown_on));
  CREATE TABLE harvests (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, planting_id integer NOT NULL REFERENCES plantings,
    picked_on date NOT NULL, grams integer NOT NULL CHECK (grams > 0));
  CREATE TABLE entries (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, bed_id integer REFERENCES beds ON DELETE SET NULL,
    day date NOT NULL, text text NOT NULL);
  INSERT INTO beds (name, square_metres) VALUES ('Bed 1', 10), ('Bed 2', 20), ('Bed 3', 30);
  INSERT INTO plantings (bed_id, crop, sown_on) VALUES (1, 'leek', '2025-03-01'), (2, 'pea', '2025-04-01');
  INSERT INTO harvests (planting_id, picked_on, grams) VALUES (1, '2025-09-01', 800), (2, '2025-08-01', 90);
  INSERT INTO entries (bed_id, day, text) VALUES (1, '2025-06-01', 'Slugs.'), (2, '2025-06-02', 'Mice.'), (NULL, '2025-06-03', 'Rain.');
`;

const CLOSED = [
  "GET /beds",
  "POST /beds",
  "GET /beds/1",
  "PATCH /beds/1",
  "DELETE /beds/1",
  "GET /beds/1/plantings",
  "POST /beds/1/plantings",
  "GET /plantings/1",
  "PATCH /plantings/1",
  "GET /plantings/1/harvests",
  "POST /plantings/1/harvests",
  "GET /harvests/1",
  "DELETE /harvests/1",
  "GET /entries",
  "POST /entries",
  "GET /entries/1",
  "PATCH /entries/1",
  "DELETE /entries/1",
  "GET /summary?year=2026",
  "GET /unclaimed",
  "PUT /beds/1/owner",
];

const show = async ({ send }, path) => (await send(`GET ${path}`)).json;

async function warden() {
  const person = await newcomer("Pim");
  await query("UPDATE gardeners SET role = 'warden' WHERE id = $1", [person.id]);
  return person;
}

const assign = ({ send }, bedId, gardenerId) => send(`PUT /beds/${bedId}/owner`, { json: { gardenerId } });

/** Somebody with one of everything. */
async function owner() {
  const person = await newcomer("Noor");
  const bed = await addBed("Mine", person.send);
  const planting = await plant(bed.id, "kale", "2026-04-02", person.send);
  const harvest = await pick(planting.id, 300, "2026-08-20", person.send);
  const entry = await write("My slugs.", { bedId: bed.id }, person.send);
  return { ...person, bed, planting, harvest, entry };
}

/** All that a person can see. */
async function allOf(person) {
  const found = {};
  for (const path of ["/beds", "/entries?limit=100", "/summary?year=2025", "/summary?year=2026"]) {
    found[path] = await show(person, path);
  }
  return found;
}

describe("the door", () => {
  test("is closed to those who are not logged in", { checks: ["closed"], timeoutMs: 15_000 }, async () => {
    await fresh();
    const stranger = (call, options) => request(...call.split(" "), options);
    const broken = { body: "{", headers: { "content-type": "application/json" } };
    const calls = [...CLOSED, "GET /nowhere", "GET /entries?limit=0"];
    expect(await statuses(calls, {}, stranger)).toEqual(each(calls, 401));
    const writing = CLOSED.filter((call) => /^(POST|PATCH|PUT)/.test(call));
    expect(await statuses(writing, broken, stranger)).toEqual(each(writing, 401));
  });

  test("leaves the crops open", { checks: ["open"] }, async () => {
    const calls = { "GET /crops": 200, "GET /crops/kale": 200, "GET /crops/rose": 404 };
    const found = await statuses(Object.keys(calls), {}, (call) => request(...call.split(" ")));
    expect(found).toEqual(calls);
    expect({ "POST /gardeners": (await signUp(newEmail())).status }).toEqual({ "POST /gardeners": 201 });
  });
});

describe("a gardener", () => {
  test("sees what is their own, and nothing else", { checks: ["owner", "own-lists"] }, async () => {
    const noor = await owner();
    const other = await newcomer();
    expect(await allOf(other)).toEqual({
      "/beds": { beds: [] },
      "/entries?limit=100": { entries: [], total: 0 },
      "/summary?year=2025": { year: 2025, grams: 0, crops: [] },
      "/summary?year=2026": { year: 2026, grams: 0, crops: [] },
    });
    expect(await allOf(noor)).toEqual({
      "/beds": { beds: [noor.bed] },
      "/entries?limit=100": { entries: [noor.entry], total: 1 },
      "/summary?year=2025": { year: 2025, grams: 0, crops: [] },
      "/summary?year=2026": { year: 2026, grams: 300, crops: [{ crop: "kale", grams: 300 }] },
    });
    expect(await show(other, `/entries?bedId=${noor.bed.id}`)).toEqual({ entries: [], total: 0 });
  });

  test("cannot choose another owner", { checks: ["not-chosen-owner"] }, async () => {
    const [me, other] = [await newcomer(), await newcomer()];
    const owners = { ownerId: other.id, owner_id: other.id, gardenerId: other.id };
    const bed = (await me.send("POST /beds", { json: { name: "Mine", squareMetres: 3, ...owners } })).json;
    await me.send(`PATCH /beds/${bed.id}`, { json: { name: "Still mine", ...owners } });
    const entry = await write("My slugs.", owners, me.send);
    await me.send(`PATCH /entries/${entry.id}`, { json: { text: "My snails.", ...owners } });
    const all = await allOf(me);
    expect({ beds: all["/beds"].beds.length, entries: all["/entries?limit=100"].total }).toEqual({
      beds: 1,
      entries: 1,
    });
    expect((await allOf(other))["/beds"]).toEqual({ beds: [] });
  });

  test("finds nothing of somebody else", { checks: ["foreign", "foreign-bed"] }, async () => {
    const noor = await owner();
    const before = await allOf(noor);
    const other = await newcomer();
    const calls = [
      [`GET /beds/ID`, noor.bed],
      [`PATCH /beds/ID`, noor.bed, { name: "Yours" }],
      [`DELETE /beds/ID`, noor.bed],
      [`GET /beds/ID/plantings`, noor.bed],
      [`POST /beds/ID/plantings`, noor.bed, { crop: "pea", sownOn: "2026-04-04" }],
      [`GET /plantings/ID`, noor.planting],
      [`PATCH /plantings/ID`, noor.planting, { removedOn: "2026-09-09" }],
      [`GET /plantings/ID/harvests`, noor.planting],
      [`POST /plantings/ID/harvests`, noor.planting, { grams: 5, pickedOn: "2026-09-09" }],
      [`GET /harvests/ID`, noor.harvest],
      [`DELETE /harvests/ID`, noor.harvest],
      [`GET /entries/ID`, noor.entry],
      [`PATCH /entries/ID`, noor.entry, { text: "Your slugs." }],
      [`DELETE /entries/ID`, noor.entry],
    ];
    const found = {};
    const expected = {};
    for (const [call, { id }, json] of calls) {
      const foreign = await other.send(call.replace("ID", id), { json });
      const unknown = await other.send(call.replace("ID", 999_999), { json });
      found[call] = [foreign.status, foreign.text];
      expected[call] = [404, unknown.text];
    }
    expect(found).toEqual(expected);
    expect(await allOf(noor)).toEqual(before);
    expect(await show(noor, `/beds/${noor.bed.id}/plantings`)).toEqual({ plantings: [noor.planting] });
  });

  test("writes on no bed of somebody else", { checks: ["foreign-entry"] }, async () => {
    const noor = await owner();
    const other = await newcomer();
    const found = {};
    for (const [whose, bedId] of [
      ["foreign", noor.bed.id],
      ["unknown", 999_999],
    ]) {
      const json = { text: "Hello.", day: "2026-06-01", bedId };
      const { status, text } = await other.send("POST /entries", { json });
      found[whose] = [status, text];
    }
    expect(found.foreign).toEqual([400, found.unknown[1]]);
    expect((await show(other, "/entries")).total).toBe(0);
  });
});

describe("what was there before", () => {
  test("is kept, and nobody sees it", { checks: ["kept", "unowned"], timeoutMs: 15_000 }, async () => {
    await resetDatabase(BEFORE);
    await start();
    const [counts] =
      await query(`SELECT (SELECT count(*)::int FROM beds) AS beds, (SELECT count(*)::int FROM plantings) AS plantings,
      (SELECT count(*)::int FROM harvests) AS harvests, (SELECT count(*)::int FROM entries) AS entries`);
    expect(counts).toEqual({ beds: 3, plantings: 2, harvests: 2, entries: 3 });
    const wim = await newcomer();
    const paths = ["/beds/1", "/beds/1/plantings", "/plantings/1", "/harvests/1", "/entries/1", "/entries/3"];
    const calls = paths.map((path) => `GET ${path}`);
    expect(await statuses(calls, {}, wim.send)).toEqual(each(calls, 404));
    const all = await allOf(wim);
    expect([all["/beds"].beds, all["/entries?limit=100"].total, all["/summary?year=2025"].grams]).toEqual([
      [],
      0,
      0,
    ]);
  });

  test("is listed for a warden", { checks: ["unclaimed", "role"] }, async () => {
    const pim = await warden();
    await addBed("New", pim.send);
    const { status, json } = await pim.send("GET /unclaimed");
    expect({ "GET /unclaimed": status, names: json?.beds?.map(({ id, name }) => [id, name]) }).toEqual({
      "GET /unclaimed": 200,
      names: [
        [1, "Bed 1"],
        [2, "Bed 2"],
        [3, "Bed 3"],
      ],
    });
    const { id } = await newcomer();
    expect(await query("SELECT role FROM gardeners WHERE id = $1", [id])).toEqual([{ role: "member" }]);
  });

  test("is given to its owner", { checks: ["assign"] }, async () => {
    const [pim, wim] = [await warden(), await newcomer()];
    const { status, json } = await assign(pim, 1, wim.id);
    expect({ "PUT /beds/1/owner": status, json }).toMatchObject({
      "PUT /beds/1/owner": 200,
      json: { id: 1, name: "Bed 1", squareMetres: 10 },
    });
    const all = await allOf(wim);
    expect({
      beds: all["/beds"].beds.map(({ id }) => id),
      plantings: (await show(wim, "/beds/1/plantings")).plantings?.map(({ id }) => id),
      entries: all["/entries?limit=100"].entries.map(({ id }) => id),
      summary: all["/summary?year=2025"],
    }).toEqual({
      beds: [1],
      plantings: [1],
      entries: [1],
      summary: { year: 2025, grams: 800, crops: [{ crop: "leek", grams: 800 }] },
    });
    expect((await show(pim, "/unclaimed")).beds.map(({ id }) => id)).toEqual([2, 3]);
  });

  test("is given once", { checks: ["has-owner"] }, async () => {
    const [pim, wim, noor] = [await warden(), await newcomer(), await newcomer()];
    const own = await addBed("Own", noor.send);
    const calls = await Promise.all([assign(pim, 2, wim.id), assign(pim, 2, noor.id)]);
    expect(calls.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [winner, loser] = calls[0].status === 200 ? [wim, noor] : [noor, wim];
    expect([(await show(winner, "/entries")).total, (await show(loser, "/entries")).total]).toEqual([1, 0]);
    expect({ "own bed": (await assign(pim, own.id, wim.id)).status }).toEqual({ "own bed": 409 });
    expect((await show(noor, `/beds/${own.id}`)).name).toBe("Own");
  });

  test("goes to gardeners only", { checks: ["no-gardener", "no-bed"] }, async () => {
    const pim = await warden();
    const nobody = [999_999, 0, "1", null, undefined, 1.5];
    const found = [];
    for (const id of nobody) found.push((await assign(pim, 3, id)).status);
    expect(found).toEqual(nobody.map(() => 400));
    const calls = ["PUT /beds/999999/owner", "PUT /beds/0/owner", "PUT /beds/x/owner"];
    expect(await statuses(calls, { json: { gardenerId: pim.id } }, pim.send)).toEqual(each(calls, 404));
    expect((await show(pim, "/unclaimed")).beds.map(({ id }) => id)).toEqual([3]);
  });

  test("is no matter of members", { checks: ["members", "no-promotion"] }, async () => {
    const wim = await newcomer();
    const own = await addBed("Own", wim.send);
    const calls = ["GET /unclaimed", ...[3, own.id, 999_999].map((id) => `PUT /beds/${id}/owner`)];
    for (const json of [{ gardenerId: wim.id }, {}]) {
      expect(await statuses(calls, { json }, wim.send)).toEqual(each(calls, 403));
    }
    const email = newEmail();
    const { json } = await signUp(email, { role: "warden" });
    expect(await query("SELECT role FROM gardeners WHERE id = $1", [json.id])).toEqual([{ role: "member" }]);
  });

  test("gives a warden no other rights", { checks: ["warden-too"] }, async () => {
    const noor = await owner();
    const pim = await warden();
    const calls = [
      `GET /beds/${noor.bed.id}`,
      `GET /entries/${noor.entry.id}`,
      `DELETE /harvests/${noor.harvest.id}`,
    ];
    expect(await statuses(calls, {}, pim.send)).toEqual(each(calls, 404));
    expect(await show(pim, "/beds")).toEqual({ beds: [] });
  });
});
