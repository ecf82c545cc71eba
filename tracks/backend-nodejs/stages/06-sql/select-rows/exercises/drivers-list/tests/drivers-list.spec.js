import { database, expect, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the database has started. */
const STARTS_POSTGRES_MS = 15_000;

const TABLE = `CREATE TABLE parcels (
  id integer PRIMARY KEY, customer text NOT NULL, weight_g integer NOT NULL,
  arrived_on date, picked_up_on date, note text
)`;
const NAMES = ["zoe", "omar", "ines", "ben", "ada"];

let opened;
let lastId = 0;

const literal = (value) => (value === null ? "NULL" : `'${value}'`);
const day = (month, from, to) => `2026-0${month}-${randomInt(from, to)}`;

/** A parcel that the driver takes: small, fragile, here since February. */
function parcel(change = {}) {
  lastId += randomInt(1, 9);
  const plain = {
    id: lastId,
    customer: NAMES[lastId % NAMES.length],
    weightG: 50 * randomInt(3, 90) + 5,
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

/** The rows of the learner's query for these parcels. One database serves all tests. */
async function list(parcels) {
  opened ??= database(TABLE);
  const db = await opened;
  await db.query("DELETE FROM parcels");
  for (const one of parcels) await db.query(insert(one));
  const { rows } = await db.run();
  return rows.map((row) => ("kg" in row ? { ...row, kg: toKg(row.kg) } : row));
}

/** A number, also of `numeric` and of text; binary fractions may differ far behind the point. */
const toKg = (value) => (value === null ? null : Number(Number(value).toFixed(9)));

const entry = ({ id, customer, weightG }) => ({ id, customer, kg: weightG / 1000 });
const ids = (rows) => rows.map(({ id }) => id);
const sortedIds = (rows) => ids(rows).sort((a, b) => a - b);

test("lists parcels that have lain there since before March", {
  checks: ["old"],
  timeoutMs: STARTS_POSTGRES_MS,
}, async () => {
  const old = parcel();
  const lastDay = parcel({ arrivedOn: "2026-02-28" });
  const lastYear = parcel({ arrivedOn: "2025-12-30" });
  const rows = await list([old, lastDay, parcel({ arrivedOn: "2026-03-01" }), lastYear]);
  expect(sortedIds(rows)).toEqual([old.id, lastDay.id, lastYear.id]);
});

test("lists heavy parcels whenever they arrived", { checks: ["heavy"] }, async () => {
  const justHeavy = parcel({ weightG: 10_001, arrivedOn: day(3, 10, 20) });
  const heavy = parcel({ weightG: 10_000 + randomInt(2, 3000), arrivedOn: "2026-03-01" });
  const justNot = parcel({ weightG: 10_000, arrivedOn: day(3, 10, 20) });
  const oldAndHeavy = parcel({ weightG: 20_000 });
  const rows = await list([justHeavy, heavy, justNot, oldAndHeavy]);
  expect(sortedIds(rows)).toEqual([justHeavy.id, heavy.id, oldAndHeavy.id]);
});

test("leaves out what was picked up, however heavy or old", { checks: ["not-picked-up"] }, async () => {
  const waiting = parcel();
  const pickedUpOn = day(3, 10, 20);
  const rows = await list([
    parcel({ pickedUpOn }),
    parcel({ pickedUpOn, weightG: 12_500 }),
    parcel({ pickedUpOn, weightG: 12_500, arrivedOn: "2026-03-05" }),
    parcel({ pickedUpOn: "2026-02-28" }),
    parcel({ pickedUpOn, note: null }),
    waiting,
  ]);
  expect(ids(rows)).toEqual([waiting.id]);
});

test("leaves out what has not arrived yet", { checks: ["has-arrived"] }, async () => {
  const here = parcel();
  const rows = await list([
    parcel({ arrivedOn: null, weightG: 15_000 }),
    parcel({ arrivedOn: null }),
    parcel({ arrivedOn: null, weightG: 15_000, note: null }),
    here,
  ]);
  expect(ids(rows)).toEqual([here.id]);
});

test("leaves out what is on hold, and keeps any other note or none", { checks: ["no-hold"] }, async () => {
  const kept = ["hold the line", "", "HOLD", "on hold", "hold ", "withhold", null].map((note) =>
    parcel({ note }),
  );
  const held = [
    parcel({ note: "hold" }),
    parcel({ note: "hold", weightG: 11_000 }),
    parcel({ note: "hold", weightG: 11_000, arrivedOn: "2026-03-04" }),
  ];
  expect(sortedIds(await list([...held, ...kept]))).toEqual(ids(kept));
});

test("gives id, customer and the weight in kilograms, with decimals", {
  checks: ["columns", "kg"],
}, async () => {
  for (const weightG of [50 * randomInt(30, 90) + 5, 1255, 7, 900, 12_000]) {
    const one = parcel({ weightG });
    expect(await list([one])).toEqual([entry(one)]);
  }
});

test("gives no row when there is nothing to take", { checks: ["old", "heavy"] }, async () => {
  expect(await list([parcel({ arrivedOn: "2026-03-08" })])).toEqual([]);
});

test("lists the longest waiting first, and of one day the smaller id", {
  checks: ["longest-first", "smaller-id"],
}, async () => {
  const arrivedOn = day(2, 12, 20);
  const first = parcel({ arrivedOn: "2025-12-15" });
  const sameDay = NAMES.concat(NAMES).map((customer, n) =>
    parcel({ arrivedOn, customer, weightG: 5000 - 100 * n }),
  );
  const last = parcel({ arrivedOn: "2026-03-02", weightG: 30_000 });
  const mixed = [
    last,
    ...[4, 6, 8, 1, 0].map((n) => sameDay[n]),
    first,
    ...[5, 9, 3, 2, 7].map((n) => sameDay[n]),
  ];
  expect(ids(await list(mixed))).toEqual(ids([first, ...sameDay, last]));
});

test("lists the first twelve, and no more", { checks: ["twelve"] }, async () => {
  const parcels = Array.from({ length: 20 }, (_, n) => parcel({ arrivedOn: `2026-02-0${1 + (n % 9)}` }));
  const inOrder = parcels.toSorted((a, b) => a.arrivedOn.localeCompare(b.arrivedOn) || a.id - b.id);
  const notTaken = Array.from({ length: 5 }, () => parcel({ arrivedOn: "2026-01-05", note: "hold" }));
  expect(ids(await list([...notTaken, ...parcels]))).toEqual(ids(inOrder.slice(0, 12)));
});
