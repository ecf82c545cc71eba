import { expect, printed, query, randomInt, request, resetDatabase, test, wait } from "@aulo/runner/spec";

async function openCourse() {
  await resetDatabase();
  const [{ id }] = await query("INSERT INTO courses (title) VALUES ('Bread') RETURNING id");
  return `/courses/${id}/members`;
}

const signUp = (path, json) => request("POST", path, { json });
const newAddress = () => `guest-${randomInt(100_000, 999_999)}@mail.example`;
const emails = async () => (await query("SELECT email FROM members ORDER BY id")).map(({ email }) => email);

/** What is on standard error, as soon as it names the word; all of it when it never does. */
async function logged(word) {
  for (let turn = 0; turn < 40; turn += 1) {
    const { stderr } = await printed();
    if (stderr.includes(word)) return stderr;
    await wait(25);
  }
  return (await printed()).stderr;
}

function expectError({ status, json }, wanted) {
  expect({ status, error: typeof json?.error }).toEqual({ status: wanted, error: "string" });
}

test("signs up, and stores the address in small letters", async () => {
  const path = await openCourse();
  const email = newAddress();
  const { status, json } = await signUp(path, { email: email.replace("guest", "Guest") });
  expect({ status, json }).toEqual({ status: 201, json: { id: json?.id, email } });
  expect(await emails()).toEqual([email]);
});

test("answers 400 for an address that is none", async () => {
  const path = await openCourse();
  for (const json of [{}, { email: 7 }, { email: null }, { email: "ada" }])
    expectError(await signUp(path, json), 400);
  expect(await emails()).toEqual([]);
});

test("answers 409 for an address that is on the list", async () => {
  const path = await openCourse();
  const email = newAddress();
  await signUp(path, { email });
  expectError(await signUp(path, { email: email.toUpperCase() }), 409);
  expect(await emails()).toEqual([email]);
});

test("answers 404 for a course that does not exist", async () => {
  await openCourse();
  for (const id of [randomInt(500, 900), "abc", "1.5"]) {
    expectError(await signUp(`/courses/${id}/members`, { email: newAddress() }), 404);
  }
});

test("of two requests at the same time one gets the place", async () => {
  const path = await openCourse();
  // Whether two requests meet is a matter of luck; of so many some do.
  for (let round = 1; round <= 8; round += 1) {
    const email = newAddress();
    const answers = await Promise.all([1, 2, 3, 4].map(() => signUp(path, { email })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(await emails()).toContain(email);
    expect(await emails()).toHaveLength(round);
  }
});

test("tells nothing about the inside when the database fails", { concept: "express-errors" }, async () => {
  const path = await openCourse();
  await query("ALTER TABLE members RENAME TO members_of_old");
  const answer = await signUp(path, { email: newAddress() });
  expectError(answer, 500);
  expect(answer.text).not.toMatch(/relation|members|select|insert|pg-|node_modules/i);
  expect(await logged("members")).toContain("members");
});

test("goes on after a failure", async () => {
  const path = await openCourse();
  expect((await signUp(path, { email: newAddress() })).status).toBe(201);
});
