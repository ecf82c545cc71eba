import { call, collection, dropCollections, expect, inside, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the program has loaded its packages and is connected. */
const CONNECTS = { timeoutMs: 15_000 };

const tours = collection("tours");
const guides = collection("guides");
/** An id that nothing else has. */
const newId = () => ({
  $oid: randomInt(1, 2 ** 40)
    .toString(16)
    .padStart(24, "5"),
});

/** Empties the database, and stores two guides of different names, and one more of the first one's name. */
async function fill() {
  await dropCollections();
  const [ada, ben, otherAda] = ["Ada", "Ben", "Ada"].map((name) => ({ _id: newId(), name, phone: "555-01" }));
  await guides.insert(ada, ben, otherAda);
  return { ada, ben, otherAda };
}

const guests = (...seats) => seats.map((count) => ({ name: `guest ${randomInt(1, 99)}`, seats: count }));
const store = (title, guide, ...seats) =>
  tours.insert({ title, ...(guide && { guide: guide._id }), guests: guests(...seats) });

test(
  "lists the tours by title, with the name of the guide and the seats that are taken",
  CONNECTS,
  async () => {
    const { ada, ben } = await fill();
    const seats = randomInt(2, 6);
    await store("old town", ben, seats, 1, 3);
    await store("harbour", ada, 2);
    await store("museums", ben);
    expect(await call("listTours")).toEqual([
      { title: "harbour", guide: "Ada", seats: 2 },
      { title: "museums", guide: "Ben", seats: 0 },
      { title: "old town", guide: "Ben", seats: seats + 4 },
    ]);
  },
);

test("lists a tour without a guide, and one whose guide is nowhere to be found", async () => {
  await fill();
  await store("harbour", null, 2);
  await store("museums", { _id: newId() }, 1);
  expect(await call("listTours")).toEqual([
    { title: "harbour", guide: null, seats: 2 },
    { title: "museums", guide: null, seats: 1 },
  ]);
});

test("finds the tours of all guides of a name, and of nobody else", async () => {
  const { ada, ben, otherAda } = await fill();
  await store("old town", ada);
  await store("harbour", otherAda);
  await store("museums", ben);
  await store("bridges", null);
  expect(await call("toursOf", "Ada")).toEqual(["harbour", "old town"]);
  expect(await call("toursOf", "Cem")).toEqual([]);
});

test("keeps the tours of a guide who is removed, and no longer points at that guide", async () => {
  const { ada, ben } = await fill();
  await store("old town", ada, 2);
  await store("harbour", ben, 3);
  await call("removeGuide", ada._id.$oid);
  expect((await guides.find()).map(({ name }) => name).sort()).toEqual(["Ada", "Ben"]);
  const left = await tours.find({}, { sort: { title: 1 } });
  expect(left.map(({ title, guide }) => [title, guide ?? null])).toEqual([
    ["harbour", ben._id],
    ["old town", null],
  ]);
});

test("asks for the guides once, however many tours there are", async () => {
  const { ada, ben, otherAda } = await fill();
  for (let turn = 0; turn < 4; turn += 1)
    for (const guide of [ada, ben, otherAda]) await store(`tour ${turn}`, guide);
  const timesAsked = await inside(async ({ listTours }) => {
    const { default: mongoose } = await import("mongoose");
    let asked = 0;
    mongoose.set("debug", (name) => {
      if (name === "guides") asked += 1;
    });
    await listTours();
    mongoose.set("debug", false);
    return asked;
  });
  expect({ timesAsked }).toEqual({ timesAsked: 1 });
});
