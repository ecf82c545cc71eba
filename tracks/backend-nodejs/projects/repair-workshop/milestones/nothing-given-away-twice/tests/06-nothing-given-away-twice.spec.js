import { describe, expect, randomInt, test } from "@aulo/runner/spec";
import {
  ask,
  askForNew,
  book,
  bring,
  claim,
  each,
  finish,
  fresh,
  listThings,
  meet,
  openSlot,
  send,
  statuses,
} from "./api.js";

const NAMES = ["Ilse", "Omar", "Pim", "Yara", "Lena", "Kofi"];
const TEXTS = [
  "O'Hara's lamp",
  "'); DROP TABLE things; --",
  '"quoted" \\ back',
  "50 % $1 {x}",
  "ünï 🪔",
  "a -- b",
  "\\'",
];
const UNFIT_SLOTS = [
  null,
  {},
  { startsAt: "2031-05-03T10:00:00.000Z" },
  { places: 3 },
  { startsAt: "Saturday", places: 3 },
  { startsAt: "2031-05-03", places: 3 },
  { startsAt: "2031-13-03T10:00:00.000Z", places: 3 },
  { startsAt: 1_935_000_000_000, places: 3 },
  { startsAt: "2031-05-03T10:00:00.000Z", places: 0 },
  { startsAt: "2031-05-03T10:00:00.000Z", places: 101 },
  { startsAt: "2031-05-03T10:00:00.000Z", places: 2.5 },
  { startsAt: "2031-05-03T10:00:00.000Z", places: "3" },
];

const free = async (id) => (await send(`GET /slots/${id}`)).json?.free;
const count = (answers, status) => answers.filter((answer) => answer.status === status).length;

describe("at the same moment", () => {
  test("one of many volunteers gets the repair", { checks: ["one-claim"], timeoutMs: 15_000 }, async () => {
    await fresh();
    for (const name of NAMES) await meet(name);
    for (let round = 0; round < 3; round += 1) {
      const { id } = await askForNew();
      const answers = await Promise.all(NAMES.map((name) => claim(id, name)));
      expect({ round, 200: count(answers, 200), 409: count(answers, 409) }).toEqual({
        round,
        200: 1,
        409: 5,
      });
      const winner = answers.find(({ status }) => status === 200).json.volunteer;
      expect({ round, volunteer: (await send(`GET /repairs/${id}`)).json.volunteer }).toEqual({
        round,
        volunteer: winner,
      });
    }
  });

  test("one of two phones gets its repair", { checks: ["one-repair-at-once"] }, async () => {
    for (let round = 0; round < 3; round += 1) {
      const { id } = await bring();
      const call = () => send(`POST /things/${id}/repairs`, { json: { fault: "dark" } });
      const answers = await Promise.all([call(), call(), call()]);
      expect({ round, 201: count(answers, 201), 409: count(answers, 409) }).toEqual({
        round,
        201: 1,
        409: 2,
      });
    }
  });

  test("as many get a place as there are", { checks: ["places-at-once"], timeoutMs: 10_000 }, async () => {
    const slot = await openSlot(3);
    const repairs = [];
    for (let number = 0; number < 8; number += 1) repairs.push(await askForNew(`chair ${number}`, "toys"));
    const answers = await Promise.all(repairs.map(({ id }) => book(id, slot.id)));
    expect({ 200: count(answers, 200), 409: count(answers, 409) }).toEqual({ 200: 3, 409: 5 });
    expect({ free: await free(slot.id) }).toEqual({ free: 0 });
  });
});

describe("a slot", () => {
  test("is opened", { checks: ["new-slot", "one-slot"] }, async () => {
    const json = { startsAt: "2032-01-03T09:30:00.000Z", places: randomInt(1, 100) };
    const { status, headers, json: slot } = await send("POST /slots", { json });
    expect({ "POST /slots": status, slot }).toEqual({
      "POST /slots": 201,
      slot: { id: expect.any(Number), ...json, free: json.places },
    });
    expect({ Location: headers.location }).toEqual({ Location: `/slots/${slot.id}` });
    expect((await send(`GET /slots/${slot.id}`)).json).toEqual(slot);
  });

  test("has a time and places", { checks: ["slot-fit"] }, async () => {
    const found = [];
    for (const json of UNFIT_SLOTS) found.push((await send("POST /slots", { json })).status);
    expect(found).toEqual(UNFIT_SLOTS.map(() => 400));
  });

  test("has its time for itself", { checks: ["slot-taken"] }, async () => {
    const { startsAt } = await openSlot();
    const { status } = await send("POST /slots", { json: { startsAt, places: 5 } });
    expect({ "POST /slots": status }).toEqual({ "POST /slots": 409 });
  });

  test("is listed by its time", { checks: ["slots"] }, async () => {
    await send("POST /slots", { json: { startsAt: "2030-01-01T10:00:00.000Z", places: 1 } });
    const { status, json } = await send("GET /slots");
    const times = json?.slots?.map(({ startsAt }) => startsAt);
    expect({ "GET /slots": status, first: times?.[0], sorted: times }).toEqual({
      "GET /slots": 200,
      first: "2030-01-01T10:00:00.000Z",
      sorted: times?.toSorted(),
    });
  });

  test("or repair that does not exist is 404", { checks: ["unknown", "large-id"] }, async () => {
    const ids = ["999999", "0", "ten", "99999999999", "9".repeat(30), "1e3"];
    const calls = ids.flatMap((id) => [
      `GET /slots/${id}`,
      `GET /repairs/${id}`,
      `GET /repairs/${id}/booking`,
      `GET /things/${id}`,
    ]);
    expect(await statuses(calls)).toEqual(each(calls, 404));
    const { id } = await openSlot();
    expect({ "PUT booking": (await book(999_999, id)).status }).toEqual({ "PUT booking": 404 });
  });
});

describe("a booking", () => {
  test("takes a place", { checks: ["book", "one-booking"] }, async () => {
    const [slot, repair] = [await openSlot(2), await askForNew()];
    const path = `/repairs/${repair.id}/booking`;
    const before = (await send(`GET ${path}`)).status;
    const first = await book(repair.id, slot.id);
    const again = await book(repair.id, slot.id);
    const booking = { repairId: repair.id, slotId: slot.id };
    expect({ before, first: [first.status, first.json], again: [again.status, again.json] }).toEqual({
      before: 404,
      first: [200, booking],
      again: [200, booking],
    });
    expect({ booking: (await send(`GET ${path}`)).json, free: await free(slot.id) }).toEqual({
      booking,
      free: 1,
    });
  });

  test("can be moved", { checks: ["book"] }, async () => {
    const [from, to, repair] = [await openSlot(1), await openSlot(1), await askForNew()];
    await book(repair.id, from.id);
    const { status } = await book(repair.id, to.id);
    expect({ status, from: await free(from.id), to: await free(to.id) }).toEqual({
      status: 200,
      from: 1,
      to: 0,
    });
    const again = await book(repair.id, to.id);
    expect({ "the last place, again": again.status }).toEqual({ "the last place, again": 200 });
  });

  test("needs a free place, and keeps the old one otherwise", { checks: ["full"] }, async () => {
    const [full, own, repair, other] = [
      await openSlot(1),
      await openSlot(1),
      await askForNew(),
      await askForNew(),
    ];
    await book(other.id, full.id);
    await book(repair.id, own.id);
    const { status } = await book(repair.id, full.id);
    expect({ status, free: await free(own.id) }).toEqual({ status: 409, free: 0 });
    expect((await send(`GET /repairs/${repair.id}/booking`)).json).toEqual({
      repairId: repair.id,
      slotId: own.id,
    });
  });

  test("is for a slot that exists", { checks: ["slot-exists"] }, async () => {
    const [slot, repair] = [await openSlot(1), await askForNew()];
    await book(repair.id, slot.id);
    const unfit = [undefined, null, 999_999, "x", `${slot.id}`, 0, -1, 1.5, 99_999_999_999, [slot.id]];
    const found = [];
    for (const slotId of unfit) found.push((await book(repair.id, slotId)).status);
    expect(found).toEqual(unfit.map(() => 400));
    expect({ free: await free(slot.id) }).toEqual({ free: 0 });
  });

  test("can be cancelled", { checks: ["cancel"] }, async () => {
    const [slot, repair] = [await openSlot(1), await askForNew()];
    await book(repair.id, slot.id);
    const call = `DELETE /repairs/${repair.id}/booking`;
    const found = [(await send(call)).status, (await send(call)).status];
    expect({ [call]: found, free: await free(slot.id) }).toEqual({ [call]: [204, 404], free: 1 });
  });
});

describe("the reports", () => {
  test("have the fields of the views", { checks: ["reports", "numbers"], timeoutMs: 10_000 }, async () => {
    await fresh();
    const [done, beyond, working] = [
      await askForNew(),
      await askForNew("coat", "clothes"),
      await askForNew("kite", "toys"),
    ];
    await bring("drum", "toys");
    for (const { id } of [done, beyond, working]) await claim(id, "Ilse");
    await finish(done.id, "done", "Ilse");
    await finish(beyond.id, "beyond-repair", "Ilse");
    const slot = await openSlot(3);
    await book(working.id, slot.id);
    const found = {};
    for (const name of ["categories", "volunteers", "slots"])
      found[name] = (await send(`GET /reports/${name}`)).json?.rows;
    found.categories?.sort((a, b) => (a.category < b.category ? -1 : 1));
    expect(found).toEqual({
      categories: [
        { category: "bicycles", title: "Bicycles", things: 0, repairs: 0, done: 0, savedPercent: null },
        { category: "clothes", title: "Clothes and bags", things: 1, repairs: 1, done: 0, savedPercent: 0 },
        { category: "lamps", title: "Lamps and cables", things: 1, repairs: 1, done: 1, savedPercent: 100 },
        { category: "toys", title: "Toys", things: 2, repairs: 1, done: 0, savedPercent: null },
      ],
      volunteers: [{ volunteer: "Ilse", done: 1, beyondRepair: 1, workingOn: 1 }],
      slots: [{ slotId: slot.id, startsAt: slot.startsAt, places: 3, booked: 1, free: 2 }],
    });
  });
});

describe("texts", () => {
  test("come back as they were sent", { checks: ["any-text"] }, async () => {
    await fresh();
    const found = [];
    for (const name of TEXTS) {
      const { id } = await bring(name, "toys");
      const { fault } = await ask(id, name);
      found.push([(await send(`GET /things/${id}`)).json.name, fault]);
    }
    expect(found).toEqual(TEXTS.map((text) => [text, text]));
    expect({ things: (await listThings()).length }).toEqual({ things: TEXTS.length });
  });

  test("are found in names", { checks: ["search", "search-text"] }, async () => {
    await fresh();
    for (const name of ["Desk LAMP", "100 % wool coat", "100 m rope", "a_b", "acb", "it's \\ a"])
      await bring(name, "toys");
    const expected = {
      lamp: ["Desk LAMP"],
      100: ["100 % wool coat", "100 m rope"],
      "100 %": ["100 % wool coat"],
      a_b: ["a_b"],
      "%": ["100 % wool coat"],
      "'s": ["it's \\ a"],
      "\\": ["it's \\ a"],
      kite: [],
    };
    const found = {};
    const totals = {};
    for (const text of Object.keys(expected)) {
      const { json } = await send(`GET /things?search=${encodeURIComponent(text)}`);
      found[text] = json?.things?.map(({ name }) => name);
      totals[text] = json?.total;
    }
    expect(found).toEqual(expected);
    expect(totals).toEqual(
      Object.fromEntries(Object.entries(expected).map(([text, names]) => [text, names.length])),
    );
  });
});

describe("a hundred refused requests", () => {
  test("do no harm", { checks: ["no-leak"], timeoutMs: 15_000 }, async () => {
    const [slot, repair, other] = [await openSlot(1), await askForNew(), await askForNew()];
    await book(other.id, slot.id);
    await claim(repair.id, "Ilse");
    const calls = Array.from({ length: 100 }, (_, index) => {
      const kinds = [
        () => book(repair.id, slot.id),
        () => book(repair.id, 999_999),
        () => claim(repair.id, "Omar"),
        () => send(`POST /things/${repair.thingId}/repairs`, { json: { fault: "x" } }),
      ];
      return kinds[index % kinds.length];
    });
    const found = new Set();
    for (let from = 0; from < calls.length; from += 10) {
      const answers = await Promise.all(calls.slice(from, from + 10).map((call) => call()));
      for (const { status } of answers) found.add(status);
    }
    expect([...found].sort()).toEqual([400, 409]);
    const { status } = await send("GET /things");
    expect({ "GET /things": status }).toEqual({ "GET /things": 200 });
  });
});
