import { database, expect, pick, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the database has started. */
const STARTS_POSTGRES_MS = 15_000;

const TABLES = `
  CREATE TABLE trainers (id integer PRIMARY KEY, name text NOT NULL);
  CREATE TABLE courses (
    id integer PRIMARY KEY, title text NOT NULL, trainer_id integer REFERENCES trainers (id)
  );
  CREATE TABLE signups (
    id integer PRIMARY KEY, course_id integer NOT NULL REFERENCES courses (id), member text NOT NULL,
    paid_cents integer, is_cancelled boolean NOT NULL DEFAULT false
  );
`;
const TITLES = ["yoga", "judo", "rowing", "chess boxing", "tango", "archery"];

let opened;
let lastId = 0;
let made = randomInt(0, 5);

/** A course whose title differs from those of the five before. */
function course({ trainer = pick(["ada", "ben"]), signups = [] } = {}) {
  lastId += randomInt(1, 9);
  made += 1;
  return { id: lastId, title: TITLES[made % TITLES.length], trainer, signups };
}

const paid = (cents = 50 * randomInt(1, 40)) => ({ cents, isCancelled: false });
const cancelled = (signup = paid()) => ({ ...signup, isCancelled: true });
const several = (count) => Array.from({ length: count }, () => paid());

/** The rows of the learner's query for these courses, numbers as numbers. One database serves all tests. */
async function report(courses) {
  opened ??= database(TABLES);
  const db = await opened;
  await db.query("TRUNCATE trainers, courses, signups");
  await db.query("INSERT INTO trainers VALUES (1, 'ada'), (2, 'ben'), (3, 'ada')");
  let signupId = 0;
  for (const { id, title, trainer, signups } of courses) {
    const trainerId = { ada: 1, ben: 2 }[trainer] ?? "NULL";
    await db.query(`INSERT INTO courses VALUES (${id}, '${title}', ${trainerId})`);
    for (const { cents, isCancelled } of signups) {
      signupId += 1;
      await db.query(
        `INSERT INTO signups VALUES (${signupId}, ${id}, 'ines', ${cents ?? "NULL"}, ${isCancelled})`,
      );
    }
  }
  const { rows } = await db.run();
  return rows.map((row) => ({
    ...row,
    people: Number(row.people),
    income_cents: asNumber(row.income_cents),
  }));
}

const asNumber = (value) => (typeof value === "string" ? Number(value) : value);

function entry({ id, title, trainer, signups }) {
  const counted = signups.filter(({ isCancelled }) => !isCancelled);
  const income_cents = counted.reduce((sum, { cents }) => sum + (cents ?? 0), 0);
  return { id, title, trainer, people: counted.length, income_cents };
}

test("counts the people of each course and adds up what they paid", {
  checks: ["columns", "people", "income"],
  timeoutMs: STARTS_POSTGRES_MS,
}, async () => {
  const courses = [
    course({ signups: several(5) }),
    course({ signups: several(3) }),
    course({ signups: several(1) }),
  ];
  expect(await report(courses)).toEqual(courses.map(entry));
});

test("keeps a course without a trainer", { checks: ["trainer"] }, async () => {
  const open = course({ trainer: null, signups: several(2) });
  expect(await report([open])).toEqual([entry(open)]);
});

test("lists a course that nobody has signed up for, with 0 people", {
  checks: ["every-course", "people"],
}, async () => {
  const [full, empty] = [course({ signups: several(2) }), course()];
  const rows = await report([full, empty]);
  expect(rows.map(({ id, people }) => [id, people])).toEqual([
    [full.id, 2],
    [empty.id, 0],
  ]);
});

test("tells an income of 0 where nothing is paid", { checks: ["income"] }, async () => {
  const unpaid = course({ signups: [paid(null), paid(null)] });
  const empty = course();
  expect(await report([unpaid, empty])).toEqual([unpaid, empty].map(entry));
});

test("does not count those who cancelled", { checks: ["people", "income"] }, async () => {
  const some = course({ signups: [paid(), cancelled(), paid(), cancelled()] });
  expect(await report([some])).toEqual([entry(some)]);
});

test("keeps a course that everybody has cancelled", {
  checks: ["every-course", "people", "income"],
}, async () => {
  const all = course({ signups: [cancelled(), cancelled()] });
  expect(await report([all])).toEqual([entry(all)]);
});

test("tells two courses with one title and one trainer apart", { checks: ["same-title"] }, async () => {
  const first = course({ trainer: "ben", signups: several(4) });
  const second = { ...course({ trainer: "ben", signups: several(2) }), title: first.title };
  expect(await report([first, second])).toEqual([first, second].map(entry));
});

test("lists the fullest first, equally full ones by id", { checks: ["order"] }, async () => {
  const counts = [1, 3, 0, 3, 1, 2, 3];
  const courses = counts.map((count) => course({ signups: several(count) }));
  const inOrder = courses.toSorted((a, b) => b.signups.length - a.signups.length || a.id - b.id);
  const rows = await report(courses.toReversed());
  expect(rows.map(({ id }) => id)).toEqual(inOrder.map(({ id }) => id));
});
