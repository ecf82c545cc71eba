import { call, collection, dropCollections, expect, inside, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the program has loaded its packages and is connected. */
const CONNECTS_MS = 15_000;

const tours = collection("tours");
const guides = collection("guides");
/** An id that nothing else has. */
const newId = () => ({
  $oid: randomInt(1, 2 ** 40)
    .toString(16)
    .padStart(24, "5"),
});

/** Empties the database, and stores guides; two of them have the same name, and one has a longer one. */
async function fill() {
  await dropCollections();
  const names = ["Ada", "Ben", "Ada", "Adam"];
  const [ada, ben, otherAda, adam] = names.map((name) => ({ _id: newId(), name, phone: "555-01" }));
  await guides.insert(ada, ben, otherAda, adam);
  return { ada, ben, otherAda, adam };
}

const guests = (...seats) => seats.map((count) => ({ name: `guest ${randomInt(1, 99)}`, seats: count }));
const store = (title, guide, ...seats) =>
  tours.insert({ title, ...(guide && { guide: guide._id }), guests: guests(...seats) });

/** All tours by title, without ids of guests, which Mongoose may add. */
async function storedTours() {
  const all = await tours.find({}, { sort: { title: 1 } });
  return all.map(({ _id, title, guide, guests: list }) => ({
    _id,
    title,
    guide: guide ?? null,
    guests: list.map(({ name, seats }) => ({ name, seats })),
  }));
}

test("lists the tours by title, with the name of the guide and the seats that are taken", {
  checks: ["every-tour", "title-order", "guide-name", "seats"],
  timeoutMs: CONNECTS_MS,
}, async () => {
  const { ada, ben } = await fill();
  const seats = randomInt(2, 6);
  await store("old town", ben, seats, 1, 3);
  await store("harbour", ada, 2, 0);
  await store("museums", ben);
  await store("bridges", ben, 1);
  expect(await call("listTours")).toEqual([
    { title: "bridges", guide: "Ben", seats: 1 },
    { title: "harbour", guide: "Ada", seats: 2 },
    { title: "museums", guide: "Ben", seats: 0 },
    { title: "old town", guide: "Ben", seats: seats + 4 },
  ]);
});

test("lists nothing when there are no tours", { checks: ["every-tour"] }, async () => {
  await fill();
  expect(await call("listTours")).toEqual([]);
});

test("lists a tour without a guide, and one whose guide is nowhere to be found", {
  checks: ["every-tour", "no-guide"],
}, async () => {
  const { ben } = await fill();
  await store("harbour", null, 2);
  await store("museums", { _id: newId() }, 1);
  await store("bridges", { _id: null }, 3);
  await store("old town", ben, 4);
  expect(await call("listTours")).toEqual([
    { title: "bridges", guide: null, seats: 3 },
    { title: "harbour", guide: null, seats: 2 },
    { title: "museums", guide: null, seats: 1 },
    { title: "old town", guide: "Ben", seats: 4 },
  ]);
});

test("finds the tours of all guides of a name, and of nobody else", {
  checks: ["tours-of", "same-name"],
}, async () => {
  const { ada, ben, otherAda, adam } = await fill();
  await store("old town", ada);
  await store("harbour", otherAda);
  await store("castle", ada);
  await store("museums", ben);
  await store("parks", adam);
  await store("bridges", null);
  await store("markets", { _id: newId() });
  const found = {};
  for (const name of ["Ada", "Adam", "Cem", "ada", "A.a", ""]) found[name] = await call("toursOf", name);
  expect(found).toEqual({
    Ada: ["castle", "harbour", "old town"],
    Adam: ["parks"],
    Cem: [],
    ada: [],
    "A.a": [],
    "": [],
  });
});

test("keeps the tours of a guide who is removed, and no longer points at that guide", {
  checks: ["frees-tours", "keeps-rest"],
}, async () => {
  const { ada, ben, otherAda } = await fill();
  await store("old town", ada, 2, 3);
  await store("harbour", ben, 3);
  await store("castle", ada);
  await store("parks", otherAda, 1);
  await store("bridges", ada, 1);
  await store("markets", null, 1);
  const before = await storedTours();
  await call("removeGuide", ada._id.$oid);
  const isFree = ({ title }) => ["old town", "castle", "bridges"].includes(title);
  expect(await storedTours()).toEqual(before.map((tour) => (isFree(tour) ? { ...tour, guide: null } : tour)));
});

test("removes one guide, and keeps the others", { checks: ["removes-guide", "keeps-rest"] }, async () => {
  const { ada, ben, otherAda, adam } = await fill();
  await call("removeGuide", otherAda._id.$oid);
  const left = await guides.find();
  const byId = (a, b) => a._id.$oid.localeCompare(b._id.$oid);
  expect(left.map(({ _id, name, phone }) => ({ _id, name, phone })).sort(byId)).toEqual(
    [ada, ben, adam].sort(byId),
  );
});

/** Names of the collections that one call of `listTours` asks. */
const asked = () =>
  inside(async ({ listTours }) => {
    const { default: mongoose } = await import("mongoose");
    const names = [];
    mongoose.set("debug", (name) => {
      names.push(name);
    });
    try {
      await listTours();
    } finally {
      mongoose.set("debug", false);
    }
    return names;
  });

test("asks for the guides once, however many tours there are", { checks: ["few-queries"] }, async () => {
  const { ada, ben, otherAda } = await fill();
  await store("first", ada);
  await store("second", ben);
  const few = await asked();
  for (let turn = 0; turn < 4; turn += 1)
    for (const guide of [ada, ben, otherAda]) await store(`tour ${turn}`, guide);
  const many = await asked();
  expect({ "queries for 2 tours": few, "queries for 14 tours": many.toSorted() }).toEqual({
    "queries for 2 tours": few,
    "queries for 14 tours": few.toSorted(),
  });
  const ofGuides = many.filter((name) => name === "guides");
  expect({ "queries after the first for guides": ofGuides.slice(1) }).toEqual({
    "queries after the first for guides": [],
  });
});
