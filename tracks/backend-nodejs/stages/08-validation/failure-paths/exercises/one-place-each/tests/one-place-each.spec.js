import { expect, printed, query, randomInt, request, resetDatabase, test, wait } from "@aulo/runner/spec";

/** Empties the database and opens three courses. Gives a course between two others. */
async function openCourses() {
  await resetDatabase();
  const rows = await query("INSERT INTO courses (title) VALUES ('Bread'), ('Cheese'), ('Jam') RETURNING id");
  return rows[1].id;
}

const pathOf = (course) => `/courses/${course}/members`;
const newAddress = () => `guest-${randomInt(100_000, 999_999)}@mail.example`;
const emails = async () => (await query("SELECT email FROM members ORDER BY id")).map(({ email }) => email);

/** Status and body of a response, by the call. Of an error only the kind of its text counts. */
async function signUp(course, sent) {
  const { status, json, text } = await request(
    "POST",
    pathOf(course),
    sent === undefined ? {} : { json: sent },
  );
  if (status < 400) return { [`POST ${pathOf(course)}`]: { status, json } };
  const { error } = json ?? { error: text };
  const words = json !== undefined && typeof error === "string" && /\S/.test(error) ? "words" : error;
  return { [`POST ${pathOf(course)}`]: { status, error: words } };
}

const refused = (course, status) => ({ [`POST ${pathOf(course)}`]: { status, error: "words" } });

/** Signs up somebody new, and gives the id. */
async function signUpNew(course, email, stored = email) {
  const found = await signUp(course, { email });
  const id = found[`POST ${pathOf(course)}`].json?.id;
  expect({ ...found, id: typeof id }).toEqual({
    [`POST ${pathOf(course)}`]: { status: 201, json: { id, email: stored } },
    id: "number",
  });
  return id;
}

/** New text on standard error, as soon as it contains these words, or after a second. */
async function logged(words, from) {
  for (let turn = 0; turn < 40; turn += 1) {
    const { stderr } = await printed();
    if (stderr.slice(from).includes(words)) return stderr.slice(from);
    await wait(25);
  }
  return (await printed()).stderr.slice(from);
}

test("signs up for the course of the path", { checks: ["signed-up"] }, async () => {
  const course = await openCourses();
  const email = newAddress();
  const id = await signUpNew(course, email);
  expect(await query("SELECT id, course_id, email FROM members")).toEqual([{ id, course_id: course, email }]);
});

test("goes on after many failures", { checks: ["goes-on"] }, async () => {
  const course = await openCourses();
  await query("ALTER TABLE members RENAME TO members_of_old");
  for (let turn = 0; turn < 12; turn += 1) await signUp(course, { email: newAddress() });
  const again = await openCourses();
  const email = newAddress();
  await signUpNew(again, email);
  for (let turn = 0; turn < 12; turn += 1) await signUp(again, { email });
  await signUpNew(again, newAddress());
});

test("stores and sends back the address in small letters", { checks: ["capitals"] }, async () => {
  const course = await openCourses();
  const email = newAddress();
  await signUpNew(course, email.replace("guest", "Guest").replace("mail", "MAIL"), email);
  expect(await emails()).toEqual([email]);
});

const BAD = [
  ...[{}, [], { mail: "ada@mail.example" }, { email: "" }, { email: "ada" }, { email: "ada.mail.example" }],
  ...[null, 0, 7, false, true, {}, ["ada@mail.example"], ["@"]].map((email) => ({ email })),
];

test("answers 400 when there is no address", { checks: ["bad-email", "error-shape"] }, async () => {
  const course = await openCourses();
  for (const sent of BAD) {
    expect({ sent, ...(await signUp(course, sent)) }).toEqual({ sent, ...refused(course, 400) });
  }
  expect(await signUp(course)).toEqual(refused(course, 400));
  expect(await emails()).toEqual([]);
});

test("answers 409 for an address that is on the list", { checks: ["taken", "error-shape"] }, async () => {
  const course = await openCourses();
  const email = newAddress();
  await signUpNew(course, email);
  expect(await signUp(course, { email })).toEqual(refused(course, 409));
  expect(await signUp(course, { email })).toEqual(refused(course, 409));
  expect(await emails()).toEqual([email]);
});

test("answers 409 for the same address in capitals", { checks: ["capitals"] }, async () => {
  const course = await openCourses();
  const email = newAddress();
  await signUpNew(course, email);
  expect(await signUp(course, { email: email.toUpperCase() })).toEqual(refused(course, 409));
  expect(await emails()).toEqual([email]);
});

test("takes the same address for several courses", { checks: ["each-course"] }, async () => {
  const course = await openCourses();
  const email = newAddress();
  await signUpNew(course, email);
  await signUpNew(course + 1, email);
  expect(await signUp(course + 1, { email })).toEqual(refused(course + 1, 409));
});

test("answers 404 for a course that does not exist", { checks: ["no-course", "error-shape"] }, async () => {
  const course = await openCourses();
  const ids = [randomInt(500, 900), "abc", "1.5", `${course}abc`, "0", "-1", "99999999999", "undefined"];
  for (const id of ids) {
    expect(await signUp(id, { email: newAddress() })).toEqual(refused(id, 404));
  }
  expect(await emails()).toEqual([]);
});

/** Faults of the database with a part of the message. */
const FAULTS = [
  ["ALTER TABLE members RENAME TO members_of_old", 'relation "members" does not exist'],
  ["ALTER TABLE members ADD COLUMN paid_cents integer NOT NULL", 'null value in column "paid_cents"'],
  ["ALTER TABLE members ADD CHECK (email = 'nobody')", "violates check constraint"],
];
const INSIDE = [
  "relation",
  "does not exist",
  "paid_cents",
  "constraint",
  "INSERT INTO",
  "course_id",
  "node_modules",
];

test.each(FAULTS)(
  "answers 500 and tells nothing about the inside after %s",
  {
    checks: ["unforeseen", "untold", "error-shape"],
    concept: "express-errors",
  },
  async (sql) => {
    const course = await openCourses();
    await query(sql);
    expect(await signUp(course, { email: newAddress() })).toEqual(refused(course, 500));
    const { text } = await request("POST", pathOf(course), { json: { email: newAddress() } });
    const told = INSIDE.filter((part) => text.includes(part));
    expect({ body: text, told }).toEqual({ body: text, told: [] });
  },
);

test.each(FAULTS)(
  "prints the message of the database after %s",
  {
    checks: ["logged"],
    concept: "express-errors",
  },
  async (sql, message) => {
    const course = await openCourses();
    await query(sql);
    const from = (await printed()).stderr.length;
    await signUp(course, { email: newAddress() });
    expect(await logged(message, from)).toContain(message);
  },
);

test("of several requests at the same time one gets the place", { checks: ["at-once"] }, async () => {
  const course = await openCourses();
  // Whether two requests meet is a matter of luck; of so many some do.
  for (let round = 1; round <= 6; round += 1) {
    const email = newAddress();
    const variants = [email, email, email.toUpperCase(), email.replace("g", "G")];
    const answers = await Promise.all(
      variants.map((variant) => request("POST", pathOf(course), { json: { email: variant } })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect({ "4 requests at once": statuses }).toEqual({ "4 requests at once": [201, 409, 409, 409] });
    expect(await emails()).toContain(email);
    expect(await emails()).toHaveLength(round);
  }
});
