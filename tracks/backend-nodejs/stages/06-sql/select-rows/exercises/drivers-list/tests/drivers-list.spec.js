import { database, expect, pick, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the database has started. */
const STARTS_POSTGRES = { timeoutMs: 15_000 };

const TABLE = `CREATE TABLE parcels (
  id integer PRIMARY KEY, customer text NOT NULL, weight_g integer NOT NULL,
  arrived_on date, picked_up_on date, note text
)`;
const NAMES = ["ines", "omar", "zoe", "ada", "ben"];

let opened;
let lastId = 0;

const literal = (value) => (value === null ? "NULL" : `'${value}'`);
const day = (month, from, to) => `2026-0${month}-${randomInt(from, to)}`;

/** A parcel that the driver takes: small, fragile, here since February. */
function parcel(change = {}) {
  lastId += randomInt(1, 9);
  const weightG = 50 * randomInt(3, 90) + 5;
  const plain = {
    id: lastId,
    customer: pick(NAMES),
    weightG,
    arrivedOn: day(2, 10, 28),
    pickedUpOn: null,
    note: "fragile",
  };
  return { ...plain, ...change };
}

function insert({ id, customer, weightG, arrivedOn, pickedUpOn, note }) {
  const values = [id, `'${customer}'`, weightG, literal(arrivedOn), literal(pickedUpOn), literal(note)];
  return `INSERT INTO parcels VALUES (${values.join(", ")})`;
}

/** What the learner's query gives for these parcels, `kg` as a number. One database serves all tests. */
async function list(parcels) {
  opened ??= database(TABLE);
  const db = await opened;
  await db.query("DELETE FROM parcels");
  for (const one of parcels) await db.query(insert(one));
  const { rows } = await db.run();
  return rows.map((row) => ("kg" in row ? { ...row, kg: Number(row.kg) } : row));
}

const entry = ({ id, customer, weightG }) => ({ id, customer, kg: weightG / 1000 });
const ids = (rows) => rows.map(({ id }) => id);

test("lists parcels that have lain there since before March", STARTS_POSTGRES, async () => {
  const old = parcel();
  const lastDay = parcel({ arrivedOn: "2026-02-28" });
  const rows = await list([old, lastDay, parcel({ arrivedOn: "2026-03-01" })]);
  expect(ids(rows).sort((a, b) => a - b)).toEqual([old.id, lastDay.id]);
});

test("lists heavy parcels whenever they arrived", async () => {
  const heavy = parcel({ weightG: 10000 + randomInt(1, 3000), arrivedOn: day(3, 10, 20) });
  const justNot = parcel({ weightG: 10000, arrivedOn: day(3, 10, 20) });
  expect(ids(await list([heavy, justNot]))).toEqual([heavy.id]);
});

test("leaves out what was picked up, however heavy or old", async () => {
  const pickedUpOn = day(3, 10, 20);
  const waiting = parcel();
  const rows = await list([parcel({ pickedUpOn }), parcel({ pickedUpOn, weightG: 12500 }), waiting]);
  expect(ids(rows)).toEqual([waiting.id]);
});

test("leaves out what has not arrived yet", async () => {
  const here = parcel();
  expect(
    ids(await list([parcel({ arrivedOn: null, weightG: 15000 }), parcel({ arrivedOn: null }), here])),
  ).toEqual([here.id]);
});

test("leaves out what is on hold, and keeps any other note or none", async () => {
  const noted = parcel({ note: pick(["hold the line", ""]) });
  const plain = parcel({ note: null });
  const rows = await list([parcel({ note: "hold" }), parcel({ note: "hold", weightG: 11000 }), noted, plain]);
  expect(ids(rows).sort((a, b) => a - b)).toEqual([noted.id, plain.id]);
});

test("gives id, customer and the weight in kilograms, with decimals", async () => {
  const one = parcel();
  expect(await list([one])).toEqual([entry(one)]);
});

test("lists the longest waiting first, and of one day the smaller id", async () => {
  const arrivedOn = day(2, 12, 20);
  const sameDay = Array.from({ length: 7 }, () => parcel({ arrivedOn }));
  const first = parcel({ arrivedOn: "2026-01-15" });
  const last = parcel({ arrivedOn: "2026-02-27" });
  const mixed = [
    last,
    sameDay[4],
    sameDay[6],
    sameDay[1],
    sameDay[0],
    first,
    sameDay[5],
    sameDay[3],
    sameDay[2],
  ];
  expect(ids(await list(mixed))).toEqual(ids([first, ...sameDay, last]));
});

test("lists the first twelve, and no more", async () => {
  const parcels = Array.from({ length: 20 }, (_, n) => parcel({ arrivedOn: `2026-02-0${1 + (n % 9)}` }));
  const inOrder = parcels.toSorted((a, b) => a.arrivedOn.localeCompare(b.arrivedOn) || a.id - b.id);
  expect(ids(await list(parcels))).toEqual(ids(inOrder.slice(0, 12)));
});
