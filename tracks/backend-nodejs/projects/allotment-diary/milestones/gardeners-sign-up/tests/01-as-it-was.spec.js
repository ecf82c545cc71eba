import { describe, expect, test } from "@aulo/runner/spec";
import { addBed, each, fresh, pick, plant, send, statuses, write } from "./api.js";

const show = async (path) => (await send(`GET ${path}`)).json;

describe("the diary as it was", () => {
  test("has beds", { checks: ["as-before"], timeoutMs: 15_000 }, async () => {
    await fresh();
    const { status, headers, json } = await send("POST /beds", {
      json: { name: " Bed 3 ", squareMetres: 25 },
    });
    expect({ "POST /beds": status, location: headers.location, name: json?.name }).toEqual({
      "POST /beds": 201,
      location: `/beds/${json?.id}`,
      name: "Bed 3",
    });
    const other = await addBed("Bed 4");
    const changed = await send(`PATCH /beds/${json.id}`, { json: { name: "Bed 3a" } });
    expect(changed.json).toMatchObject({ id: json.id, name: "Bed 3a", squareMetres: 25 });
    expect((await show("/beds")).beds).toEqual([changed.json, other]);
    expect(await statuses([`DELETE /beds/${other.id}`, `GET /beds/${other.id}`])).toEqual({
      [`DELETE /beds/${other.id}`]: 204,
      [`GET /beds/${other.id}`]: 404,
    });
  });

  test("has plantings", { checks: ["as-before"] }, async () => {
    const bed = await addBed();
    const later = await plant(bed.id, "kale", "2026-05-01");
    const first = await plant(bed.id, "pea", "2026-03-01");
    const { json } = await send(`PATCH /plantings/${first.id}`, { json: { removedOn: "2026-07-30" } });
    expect(json).toMatchObject({
      id: first.id,
      bedId: bed.id,
      crop: "pea",
      sownOn: "2026-03-01",
      removedOn: "2026-07-30",
    });
    const ids = async (query) =>
      (await show(`/beds/${bed.id}/plantings${query}`)).plantings.map(({ id }) => id);
    expect([await ids(""), await ids("?growing=true"), await ids("?growing=false")]).toEqual([
      [first.id, later.id],
      [later.id],
      [first.id],
    ]);
    expect(await statuses([`DELETE /beds/${bed.id}`])).toEqual({ [`DELETE /beds/${bed.id}`]: 409 });
  });

  test("has harvests, and their sum", { checks: ["as-before"] }, async () => {
    const { id } = await addBed();
    const [kale, leek] = [await plant(id, "kale"), await plant(id, "leek")];
    const wrong = await pick(kale.id, 5000);
    for (const [planting, grams] of [
      [kale, 300],
      [leek, 900],
      [kale, 400],
    ])
      await pick(planting.id, grams);
    await send(`DELETE /harvests/${wrong.id}`);
    await send(`POST /plantings/${kale.id}/harvests`, { json: { grams: 70, pickedOn: "2027-01-02" } });
    const grams = (await show(`/plantings/${kale.id}/harvests`)).harvests.map((harvest) => harvest.grams);
    expect(grams).toEqual([300, 400, 70]);
    expect(await show("/summary?year=2026")).toEqual({
      year: 2026,
      grams: 1600,
      crops: [
        { crop: "leek", grams: 900 },
        { crop: "kale", grams: 700 },
      ],
    });
  });

  test("has entries", { checks: ["as-before"] }, async () => {
    const bed = await addBed();
    const entry = await write("Slugs.", { bedId: bed.id });
    expect(entry).toMatchObject({ bedId: bed.id, day: "2026-06-01", text: "Slugs." });
    const later = await write("Rain at last.", { day: "2026-06-09" });
    const earlier = await write("Too dry.", { day: "2026-05-20" });
    const list = await show("/entries?from=2026-05-21&limit=1&page=2");
    expect({ texts: list.entries.map(({ text }) => text), total: list.total }).toEqual({
      texts: ["Slugs."],
      total: 2,
    });
    expect((await show("/entries")).entries.map(({ id }) => id)).toEqual([later.id, entry.id, earlier.id]);
    expect((await show(`/entries?bedId=${bed.id}`)).total).toBe(1);
    const { json } = await send(`PATCH /entries/${entry.id}`, { json: { text: "Many slugs." } });
    expect(json).toEqual({ ...entry, text: "Many slugs." });
    await send(`DELETE /entries/${entry.id}`);
    expect(await statuses([`GET /entries/${entry.id}`])).toEqual({ [`GET /entries/${entry.id}`]: 404 });
  });

  test("has crops", { checks: ["as-before"] }, async () => {
    const { crops } = await show("/crops");
    expect({ crops: crops.length, kale: await show("/crops/kale") }).toEqual({
      crops: 17,
      kale: { id: "kale", title: "Kale", weeks: 20 },
    });
    expect(await statuses(["GET /crops/rose"])).toEqual({ "GET /crops/rose": 404 });
  });

  test("refuses what does not fit", { checks: ["as-before"] }, async () => {
    const { status, json } = await send("POST /beds", { json: { name: "", squareMetres: 0 } });
    expect({ "POST /beds": status, error: json?.error, fields: Object.keys(json?.fields ?? {}) }).toEqual({
      "POST /beds": 400,
      error: "unfit",
      fields: ["name", "squareMetres"],
    });
    const calls = ["GET /summary", "GET /entries?limit=0", "GET /entries?page=x", "POST /entries"];
    expect(await statuses(calls, { json: {} })).toEqual(each(calls, 400));
    const unknown = [
      "GET /nowhere",
      "GET /beds/0",
      "GET /plantings/x",
      "GET /harvests/99999",
      "DELETE /entries/99999",
    ];
    expect(await statuses(unknown)).toEqual(each(unknown, 404));
  });
});
