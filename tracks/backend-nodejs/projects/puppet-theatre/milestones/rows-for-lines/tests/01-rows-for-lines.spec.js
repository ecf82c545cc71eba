import { describe, expect, query, randomInt, start, test } from "@aulo/runner/spec";
import {
  book,
  bookingsOf,
  core,
  each,
  freeOf,
  fresh,
  NO_COUNT,
  NO_ID,
  NO_TEXT,
  play,
  READY_MS,
  send,
  show,
  statuses,
  statusesOf,
} from "./theatre.js";

const FOX = { title: "The fox and the moon", startsAt: "2031-05-04T14:00:00.000Z", seats: 60 };
const NASTY = "Robert'); DROP TABLE bookings;-- \"%_\\ $1";
const titlesOf = async (text) => (await show(`/shows?${text}`)).shows?.map(({ title }) => title);
const search = (text) => titlesOf(`q=${encodeURIComponent(text)}`);

describe("a show", () => {
  test("is added as a row", { checks: ["add-show", "rows", "free"], ...READY_MS }, async () => {
    await fresh();
    const seats = randomInt(20, 80);
    const { status, json } = await send("POST /shows", { ...FOX, seats });
    expect({ status, json: core(json) }).toEqual({
      status: 201,
      json: { id: 1, ...FOX, seats, free: seats },
    });
    const rows = await query("SELECT id, title, starts_at = $1 AS same, seats, free FROM shows", [
      FOX.startsAt,
    ]);
    expect(rows).toEqual([{ id: 1, title: FOX.title, same: true, seats, free: seats }]);
  });

  test("is shown by its id", { checks: ["one-show"] }, async () => {
    const [first, second] = [await play({ title: "Pirates" }), await play()];
    const { status, json } = await send(`GET /shows/${first.id}`);
    expect({ status, json }).toEqual({ status: 200, json: first });
    expect(await show(`/shows/${second.id}`)).toEqual(second);
  });

  test("is as the bookkeeper left it", { checks: ["seen-at-once"] }, async () => {
    const { id } = await play();
    await show(`/shows/${id}`);
    await query("UPDATE shows SET title = 'The owl', seats = 70, free = 61 WHERE id = $1", [id]);
    expect(core(await show(`/shows/${id}`))).toEqual({
      id,
      title: "The owl",
      startsAt: FOX.startsAt,
      seats: 70,
      free: 61,
    });
    await query("INSERT INTO bookings (show_id, name, seats) VALUES ($1, 'Bookkeeper', 9)", [id]);
    expect(await bookingsOf({ id })).toEqual([["Bookkeeper", 9]]);
  });

  test("is not added when it does not fit", { checks: ["unfit"] }, async () => {
    const before = await query("SELECT * FROM shows ORDER BY id");
    const unfit = [
      ...NO_TEXT.map((title) => ({ ...FOX, title })),
      ...NO_COUNT.map((seats) => ({ ...FOX, seats })),
      ...[undefined, null, "", "tomorrow", "2031-05-04", 7, "2031-13-04T14:00:00.000Z"].map((startsAt) => ({
        ...FOX,
        startsAt,
      })),
      [],
    ];
    expect(await statusesOf("POST /shows", unfit)).toEqual(each(unfit, 400));
    expect(await query("SELECT * FROM shows ORDER BY id")).toEqual(before);
  });

  test("and a booking are 404 when they do not exist", { checks: ["unknown"] }, async () => {
    const calls = NO_ID.map(encodeURIComponent).flatMap((id) => [
      `GET /shows/${id}`,
      `GET /shows/${id}/bookings`,
      `POST /shows/${id}/bookings`,
      `DELETE /bookings/${id}`,
    ]);
    expect(await statuses(calls, { name: "Tove", seats: 1 })).toEqual(each(calls, 404));
  });
});

describe("a booking", () => {
  test("takes seats of its show", { checks: ["book", "rows", "free"] }, async () => {
    const [other, fox] = [await play(), await play()];
    const { status, json } = await book(fox, "Tove", 4);
    const { id, showId, name, seats } = json ?? {};
    expect({ status, showId, name, seats }).toEqual({ status: 201, showId: fox.id, name: "Tove", seats: 4 });
    const rows = await query("SELECT show_id, name, seats FROM bookings WHERE id = $1", [id]);
    expect(rows).toEqual([{ show_id: fox.id, name: "Tove", seats: 4 }]);
    expect({ fox: await freeOf(fox), other: await freeOf(other) }).toEqual({ fox: 56, other: 60 });
    expect(await query("SELECT free FROM shows WHERE id = $1", [fox.id])).toEqual([{ free: 56 }]);
  });

  test("comes after the others of its show", { checks: ["bookings"] }, async () => {
    const [fox, owl] = [await play(), await play()];
    expect(await bookingsOf(fox)).toEqual([]);
    for (const [one, name, seats] of [
      [fox, "Zoe", 3],
      [owl, "Kim", 1],
      [fox, "Ada", 2],
    ])
      await book(one, name, seats);
    expect({ fox: await bookingsOf(fox), owl: await bookingsOf(owl) }).toEqual({
      fox: [
        ["Zoe", 3],
        ["Ada", 2],
      ],
      owl: [["Kim", 1]],
    });
  });

  test("needs enough free seats", { checks: ["not-enough"] }, async () => {
    const fox = await play({ seats: 5 });
    await book(fox, "Zoe", 3);
    const calls = [{ name: "Ada", seats: 3 }];
    expect(await statusesOf(`POST /shows/${fox.id}/bookings`, calls)).toEqual(each(calls, 409));
    expect({ free: await freeOf(fox), bookings: await bookingsOf(fox) }).toEqual({
      free: 2,
      bookings: [["Zoe", 3]],
    });
    const { status } = await book(fox, "Kim", 2);
    expect({ "the last two seats": status, free: await freeOf(fox) }).toEqual({
      "the last two seats": 201,
      free: 0,
    });
  });

  test("has a name and seats", { checks: ["unfit"] }, async () => {
    const fox = await play();
    const unfit = [
      ...NO_TEXT.map((name) => ({ name, seats: 1 })),
      ...NO_COUNT.map((seats) => ({ name: "Tove", seats })),
    ];
    expect(await statusesOf(`POST /shows/${fox.id}/bookings`, unfit)).toEqual(each(unfit, 400));
    expect({ free: await freeOf(fox), bookings: await bookingsOf(fox) }).toEqual({ free: 60, bookings: [] });
  });

  test("can be cancelled, once", { checks: ["cancel", "unknown"] }, async () => {
    const fox = await play();
    await book(fox, "Zoe", 3);
    const { id } = (await book(fox, "Ada", 10)).json;
    const { status } = await send(`DELETE /bookings/${id}`);
    const again = await send(`DELETE /bookings/${id}`);
    expect({
      first: status,
      again: again.status,
      free: await freeOf(fox),
      bookings: await bookingsOf(fox),
    }).toEqual({
      first: 204,
      again: 404,
      free: 57,
      bookings: [["Zoe", 3]],
    });
  });

  test("has the name that somebody typed", { checks: ["as-typed"] }, async () => {
    const fox = await play({ title: NASTY });
    const { status, json } = await book(fox, NASTY, 1);
    expect({ status, name: json?.name, title: fox.title }).toEqual({
      status: 201,
      name: NASTY,
      title: NASTY,
    });
    expect({ bookings: await bookingsOf(fox), title: (await show(`/shows/${fox.id}`)).title }).toEqual({
      bookings: [[NASTY, 1]],
      title: NASTY,
    });
  });
});

describe("the list of shows", () => {
  test("is in the order in which they start", { checks: ["list"], ...READY_MS }, async () => {
    await fresh();
    expect(await show("/shows")).toEqual({ shows: [] });
    await play({ title: "the owl", startsAt: "2031-06-01T10:00:00.000Z", seats: 100 });
    await play({ title: "Pirates 100%", startsAt: "2031-05-01T10:00:00.000Z", seats: 20 });
    await play({ title: "The Owl", startsAt: "2031-07-01T10:00:00.000Z", seats: 9 });
    await play({ title: "a_ghost", startsAt: "2031-06-01T10:00:00.000Z", seats: 20 });
    await play({ title: "O'Fox & son", startsAt: "2030-06-01T10:00:00.000Z", seats: 60 });
    expect(await titlesOf("")).toEqual(["O'Fox & son", "Pirates 100%", "the owl", "a_ghost", "The Owl"]);
    const [fox] = (await show("/shows")).shows;
    expect(core(fox)).toEqual({
      id: 5,
      title: "O'Fox & son",
      startsAt: "2030-06-01T10:00:00.000Z",
      seats: 60,
      free: 60,
    });
  });

  test("can be sorted", { checks: ["sort", "equal"] }, async () => {
    expect({ title: await titlesOf("sort=title"), seats: await titlesOf("sort=seats") }).toEqual({
      title: ["a_ghost", "O'Fox & son", "Pirates 100%", "the owl", "The Owl"],
      seats: ["The Owl", "Pirates 100%", "a_ghost", "O'Fox & son", "the owl"],
    });
  });

  test("cannot be sorted by anything else", { checks: ["bad-sort"] }, async () => {
    const sorts = [
      "free",
      "",
      "constructor",
      "title DESC",
      "(SELECT 1)",
      "title; DROP TABLE bookings",
      "startsAt&sort=title",
    ];
    const calls = sorts.map(
      (sort) => `GET /shows?sort=${sort.includes("&") ? sort : encodeURIComponent(sort)}`,
    );
    expect(await statuses(calls)).toEqual(each(calls, 400));
  });

  test("can be searched", { checks: ["search"] }, async () => {
    expect({ owl: await search("oWL"), pir: await search("pir"), none: await search("dragon") }).toEqual({
      owl: ["the owl", "The Owl"],
      pir: ["Pirates 100%"],
      none: [],
    });
  });

  test("is searched for each letter as it is", { checks: ["literal"] }, async () => {
    const found = {};
    for (const text of ["'", "o'fox", "%", "_", "0%", "w_", "\\", "' OR 'a' = 'a", "x' OR 1=1 --"])
      found[text] = await search(text);
    expect(found).toEqual({
      "'": ["O'Fox & son"],
      "o'fox": ["O'Fox & son"],
      "%": ["Pirates 100%"],
      _: ["a_ghost"],
      "0%": ["Pirates 100%"],
      w_: [],
      "\\": [],
      "' OR 'a' = 'a": [],
      "x' OR 1=1 --": [],
    });
  });

  test("is there after a restart", { checks: ["survives"], ...READY_MS }, async () => {
    const [{ id }] = (await show("/shows")).shows;
    await book({ id }, "Tove", 3);
    const before = await show("/shows");
    await start();
    expect({ list: await show("/shows"), bookings: await bookingsOf({ id }) }).toEqual({
      list: before,
      bookings: [["Tove", 3]],
    });
  });
});
