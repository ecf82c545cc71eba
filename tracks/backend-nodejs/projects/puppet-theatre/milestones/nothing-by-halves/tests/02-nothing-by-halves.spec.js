import { describe, expect, npmRun, query, start, test } from "@aulo/runner/spec";
import {
  book,
  bookingsOf,
  each,
  empty,
  freeOf,
  fresh,
  NO_COUNT,
  NO_TEXT,
  play,
  READY_MS,
  send,
  show,
  statusesOf,
  tally,
} from "./theatre.js";

const order = (name, ...items) => send("POST /orders", { name, items });
const item = (one, seats) => ({ showId: one.id, seats });

/** All that can change in the tables. */
async function everything() {
  const shows = await query("SELECT id, seats, free FROM shows ORDER BY id");
  return { shows, bookings: await query("SELECT id, show_id, name, seats FROM bookings ORDER BY id") };
}

describe("an order", () => {
  test("books all of its items", { checks: ["order"], ...READY_MS }, async () => {
    await fresh();
    const [fox, owl] = [await play({ seats: 5 }), await play({ seats: 9 })];
    const { status, json } = await order("Tove", item(owl, 3), item(fox, 5));
    const bookings = json?.bookings?.map(({ showId, name, seats }) => [showId, name, seats]);
    expect({ status, bookings }).toEqual({
      status: 201,
      bookings: [
        [owl.id, "Tove", 3],
        [fox.id, "Tove", 5],
      ],
    });
    expect({ fox: await freeOf(fox), owl: await freeOf(owl) }).toEqual({ fox: 0, owl: 6 });
    expect({ fox: await bookingsOf(fox), owl: await bookingsOf(owl) }).toEqual({
      fox: [["Tove", 5]],
      owl: [["Tove", 3]],
    });
  });

  test("has a show twice", { checks: ["twice"] }, async () => {
    const fox = await play({ seats: 6 });
    const found = [
      await order("Tove", item(fox, 4), item(fox, 3)),
      await order("Tove", item(fox, 4), item(fox, 2)),
    ];
    expect(found.map(({ status }) => status)).toEqual([409, 201]);
    expect({ free: await freeOf(fox), bookings: await bookingsOf(fox) }).toEqual({
      free: 0,
      bookings: [
        ["Tove", 4],
        ["Tove", 2],
      ],
    });
  });

  test("that does not fit is refused", { checks: ["order-unfit"] }, async () => {
    const fox = await play();
    const before = await everything();
    const good = item(fox, 1);
    const unfit = [
      ...NO_TEXT.map((name) => ({ name, items: [good] })),
      ...[undefined, null, [], {}, "1", Array(11).fill(good)].map((items) => ({ name: "Tove", items })),
      ...[null, [], 7, { seats: 1 }, { showId: "fox", seats: 1 }, { showId: 1.5, seats: 1 }].map((one) => ({
        name: "Tove",
        items: [good, one],
      })),
      ...NO_COUNT.map((seats) => ({ name: "Tove", items: [good, { showId: fox.id, seats }] })),
    ];
    expect(await statusesOf("POST /orders", unfit)).toEqual(each(unfit, 400));
    expect(await everything()).toEqual(before);
  });

  test("of a show that does not exist changes nothing", { checks: ["order-unknown"] }, async () => {
    const fox = await play();
    const before = await everything();
    const bodies = [999_999, 0, -1, 99_999_999_999].map((showId) => ({
      name: "Tove",
      items: [item(fox, 1), { showId, seats: 1 }],
    }));
    expect(await statusesOf("POST /orders", bodies)).toEqual(each(bodies, 404));
    expect(await everything()).toEqual(before);
  });

  test("that cannot be fulfilled changes nothing", { checks: ["order-whole"] }, async () => {
    const [fox, owl] = [await play(), await play({ seats: 2 })];
    const before = await everything();
    const bodies = [
      [item(fox, 1), item(owl, 3)],
      [item(owl, 3), item(fox, 1)],
      [item(owl, 2), item(fox, 61)],
    ];
    const orders = bodies.map((items) => ({ name: "Tove", items }));
    expect(await statusesOf("POST /orders", orders)).toEqual(each(orders, 409));
    expect(await everything()).toEqual(before);
  });
});

describe("at the same moment", () => {
  test("never more seats are booked than there are", { checks: ["never-more"], ...READY_MS }, async () => {
    for (const seats of [5, 4, 5]) {
      const [fox, owl] = [await play({ seats }), await play()];
      const sent = [0, 1, 2].flatMap((n) => [
        book(fox, `Zoe ${n}`, 2),
        order(`Kim ${n}`, item(owl, 1), item(fox, 2)),
      ]);
      expect(tally(await Promise.all(sent))).toEqual({ 201: 2, 409: 4 });
      const booked = await bookingsOf(fox);
      expect({ free: await freeOf(fox), bookings: booked.length }).toEqual({ free: seats - 4, bookings: 2 });
    }
  });

  test("a booking is cancelled once", { checks: ["once"] }, async () => {
    for (const name of ["Zoe", "Kim", "Ada"]) {
      const fox = await play();
      await book(fox, "Tove", 5);
      const { id } = (await book(fox, name, 3)).json;
      const sent = [1, 2, 3, 4].map(() => send(`DELETE /bookings/${id}`));
      expect(tally(await Promise.all(sent))).toEqual({ 204: 1, 404: 3 });
      expect(await freeOf(fox)).toBe(55);
    }
  });
});

describe("an error of the database", () => {
  test("leaves nothing behind", { checks: ["halfway"], ...READY_MS }, async () => {
    const [fox, owl] = [await play(), await play()];
    const { id } = (await book(owl, "Tove", 3)).json;
    await query("ALTER TABLE bookings ADD CONSTRAINT no_ghosts CHECK (name <> 'Ghost')");
    await query(`ALTER TABLE shows ADD CONSTRAINT not_full CHECK (id <> ${owl.id} OR free < seats)`);
    const before = await everything();
    const found = {
      book: (await book(fox, "Ghost", 2)).status,
      order: (await order("Ghost", item(fox, 1), item(owl, 2))).status,
      cancel: (await send(`DELETE /bookings/${id}`)).status,
    };
    expect(found).toEqual({ book: 500, order: 500, cancel: 500 });
    expect(await everything()).toEqual(before);
  });

  test("does not end the service, however often it comes", { checks: ["goes-on"], ...READY_MS }, async () => {
    const [fox, small] = [await play(), await play({ seats: 1 })];
    await query("ALTER TABLE bookings DROP CONSTRAINT IF EXISTS no_ghosts");
    await query("ALTER TABLE bookings ADD CONSTRAINT no_ghosts CHECK (name <> 'Ghost')");
    for (let round = 0; round < 12; round += 1) {
      const found = [
        (await book(fox, "Ghost", 1)).status,
        (await order("Tove", item(fox, 1), item(small, 2))).status,
      ];
      expect({ round, found }).toEqual({ round, found: [500, 409] });
    }
    expect({ status: (await book(fox, "Tove", 1)).status, free: await freeOf(fox) }).toEqual({
      status: 201,
      free: 59,
    });
  });
});

describe("npm run import", () => {
  const SHOWS = [
    { id: 3, title: "The fox's moon", startsAt: "2031-05-04T14:00:00.000Z", seats: 60 },
    { id: 7, title: "Pirates", startsAt: "2031-04-04T14:00:00.000Z", seats: 5 },
  ];
  const BOOKINGS = [
    { id: 9, showId: 3, name: "Robert'); --", seats: 4 },
    { id: 4, showId: 7, name: "Kim", seats: 5 },
    { id: 8, showId: 3, name: "Zoe", seats: 1 },
  ];
  const data = (more) => JSON.stringify({ shows: SHOWS, bookings: BOOKINGS, lastBooking: 12, ...more });
  const load = (text) =>
    npmRun("import", { files: { "old/theatre.json": text }, env: { DATA_FILE: "old/theatre.json" } });

  test("brings all shows and bookings along", { checks: ["import"], ...READY_MS }, async () => {
    await empty();
    const { exitCode, stderr } = await load(data());
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    await start();
    const [pirates, fox] = (await show("/shows")).shows;
    expect([pirates, fox]).toMatchObject([
      { ...SHOWS[1], free: 0 },
      { ...SHOWS[0], free: 55 },
    ]);
    const bookings = await query(
      'SELECT id, show_id AS "showId", name, seats FROM bookings ORDER BY id DESC',
    );
    expect(bookings).toEqual([BOOKINGS[0], BOOKINGS[2], BOOKINGS[1]]);
  });

  test("lets later ones have ids of their own", { checks: ["ids-go-on"] }, async () => {
    const shows = [await play(), await play()];
    const bookings = [await book(shows[0], "Tove", 1), await book(shows[1], "Tove", 1)];
    const found = [
      ...shows.map(({ id }) => id > 7),
      ...bookings.map(({ status, json }) => status === 201 && json.id > 9),
    ];
    expect(found).toEqual([true, true, true, true]);
  });

  test("is done once", { checks: ["import-once"] }, async () => {
    const before = await everything();
    const other = data({ shows: [{ ...SHOWS[0], id: 77 }], bookings: [] });
    const { exitCode, stderr } = await load(other);
    expect({ fails: exitCode !== 0, message: stderr !== "" }).toEqual({ fails: true, message: true });
    expect(await everything()).toEqual(before);
  });

  test("writes nothing when anything does not fit", { checks: ["import-whole"], ...READY_MS }, async () => {
    await empty();
    const files = {
      "a booking without its show": data({
        bookings: [...BOOKINGS, { id: 20, showId: 8, name: "Ada", seats: 1 }],
      }),
      "more seats than there are": data({
        bookings: [...BOOKINGS, { id: 20, showId: 7, name: "Ada", seats: 1 }],
      }),
      "half a file": data().slice(0, 200),
    };
    for (const [name, text] of Object.entries(files)) {
      const { exitCode, stderr } = await load(text);
      const found = { fails: exitCode !== 0, message: stderr !== "", ...(await everything()) };
      expect({ [name]: found }).toEqual({ [name]: { fails: true, message: true, shows: [], bookings: [] } });
    }
  });
});
