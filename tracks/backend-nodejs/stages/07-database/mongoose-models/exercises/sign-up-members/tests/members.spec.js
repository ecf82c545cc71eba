import { call, collection, describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the program has loaded its packages and is connected. */
const CONNECTS_MS = 15_000;

const members = collection("members");
let made = 0;

/** Each has an email of its own, so that the tests do not disturb each other. */
function data(wanted = {}) {
  made += 1;
  return {
    name: `Ines ${randomInt(10, 99)}`,
    email: `ines${made}.${randomInt(10, 99)}@club.example`,
    ...wanted,
  };
}

const inDatabase = async (id) => (await members.find({ _id: { $oid: id } }))[0];
const withEmail = async (email) => (await members.find({ email })).length;

/** The member's own fields; Mongoose adds its `__v`. */
async function fieldsOf(id) {
  const { _id, __v, ...fields } = (await inDatabase(id)) ?? {};
  return fields;
}

/** The answers of one function to each of these inputs, by the input. */
async function answers(inputs, ask) {
  const found = {};
  for (const input of inputs) found[JSON.stringify(input)] = await ask(input);
  return found;
}

const wrong = (cases) =>
  Object.fromEntries(cases.map(([input, fields]) => [JSON.stringify(input), { ok: false, fields }]));

describe("signUp", () => {
  test("stores what the schema names, and nothing else", {
    checks: ["sign-up", "unknown-fields", "id"],
    timeoutMs: CONNECTS_MS,
  }, async () => {
    const wanted = data({ level: "plus" });
    const answer = await call("signUp", { ...wanted, isAdmin: true });
    expect(answer).toEqual({ ok: true, id: String(answer?.id) });
    expect(answer.id).toMatch(/^[0-9a-f]{24}$/);
    const { joinedAt, ...fields } = await fieldsOf(answer.id);
    expect(fields).toEqual(wanted);
  });

  test("trims the name, and takes an email in small letters", {
    checks: ["name-trimmed", "email-small"],
  }, async () => {
    const { email } = data();
    const { id } = await call("signUp", { name: "  Zoe Ø. ", email: ` ${email.toUpperCase()} ` });
    const { name, email: found } = await fieldsOf(id);
    expect({ name, email: found }).toEqual({ name: "Zoe Ø.", email });
  });

  test("takes names of 2 to 40 characters", { checks: ["name-length"] }, async () => {
    const names = ["Bo", "x".repeat(40), `  ${"y".repeat(40)}  `];
    const inputs = names.map((name) => data({ name }));
    const found = await answers(inputs, async (input) => (await call("signUp", input)).ok);
    expect(found).toEqual(Object.fromEntries(inputs.map((input) => [JSON.stringify(input), true])));
  });

  test("takes each level", { checks: ["level"] }, async () => {
    const inputs = ["basic", "plus", "patron"].map((level) => data({ level }));
    const found = await answers(inputs, async (input) => {
      const { id } = await call("signUp", input);
      return id && (await fieldsOf(id)).level;
    });
    expect(found).toEqual(Object.fromEntries(inputs.map((input) => [JSON.stringify(input), input.level])));
  });

  test("gives the level basic, and the moment of signing up", {
    checks: ["level-default", "joined-at"],
  }, async () => {
    const before = new Date();
    const { id } = await call("signUp", data());
    const { level, joinedAt } = await fieldsOf(id);
    const after = new Date();
    expect({ level, isDate: joinedAt instanceof Date }).toEqual({ level: "basic", isDate: true });
    expect({ joinedAt, isNow: before <= joinedAt && joinedAt <= after }).toEqual({ joinedAt, isNow: true });
  });

  test("names the fields that are missing or wrong, and stores nothing", {
    checks: [
      "name-required",
      "email-required",
      "name-length",
      "email-at",
      "level",
      "fields",
      "nothing-changed",
    ],
  }, async () => {
    const { email } = data();
    const count = (await members.find({})).length;
    const cases = [
      [{}, ["email", "name"]],
      [{ email }, ["name"]],
      [{ name: "Zoe" }, ["email"]],
      [{ name: "", email: "" }, ["email", "name"]],
      [{ name: "   ", email }, ["name"]],
      [{ name: " x ", email }, ["name"]],
      [{ name: "x".repeat(41), email, level: "gold" }, ["level", "name"]],
      [{ level: "Basic", name: "y", email: "no-address" }, ["email", "level", "name"]],
      [{ name: "Zoe", email: "no-address" }, ["email"]],
      [{ name: "Zoe", email, level: "" }, ["level"]],
    ];
    const found = await answers(
      cases.map(([input]) => input),
      (input) => call("signUp", input),
    );
    expect(found).toEqual(wrong(cases));
    expect({ "members stored": (await members.find({})).length - count }).toEqual({ "members stored": 0 });
  });

  test("says that an email is taken, whatever its letters", {
    checks: ["email-taken", "nothing-changed"],
  }, async () => {
    const { email } = data();
    await call("signUp", data({ email }));
    const inputs = [email, email.toUpperCase(), ` ${email}`].map((same) => data({ email: same }));
    const found = await answers(inputs, (input) => call("signUp", input));
    const taken = inputs.map((input) => [JSON.stringify(input), { ok: false, taken: "email" }]);
    expect(found).toEqual(Object.fromEntries(taken));
    expect({ "members with this email": await withEmail(email) }).toEqual({ "members with this email": 1 });
  });

  test("names the wrong fields when the email is taken as well", { checks: ["fields-first"] }, async () => {
    const { email } = data();
    await call("signUp", data({ email }));
    expect(await call("signUp", { name: "x", email })).toEqual({ ok: false, fields: ["name"] });
  });

  test("stores one of those who sign up at the same moment", { checks: ["at-once"] }, async () => {
    const inputs = Array.from({ length: 4 }, () => data({ email: `${made}.once@club.example` }));
    const { email } = inputs[0];
    for (const input of inputs) input.email = email;
    const found = await inside(({ signUp }, list) => Promise.all(list.map((input) => signUp(input))), inputs);
    const others = found.filter(({ ok }) => !ok);
    expect(others).toEqual([1, 2, 3].map(() => ({ ok: false, taken: "email" })));
    expect({ "members with this email": await withEmail(email) }).toEqual({ "members with this email": 1 });
  });
});

describe("change", () => {
  test("changes what it is given, and leaves the rest", {
    checks: ["change", "id", "unknown-fields"],
  }, async () => {
    const wanted = data({ level: "patron" });
    const { id } = await call("signUp", wanted);
    const before = await fieldsOf(id);
    expect(await call("change", id, { name: " Omar ", isAdmin: true })).toEqual({ ok: true, id });
    expect(await fieldsOf(id)).toEqual({ ...before, name: "Omar" });
    const { email } = data();
    expect(await call("change", id, { email: ` ${email.toUpperCase()}`, level: "basic" })).toEqual({
      ok: true,
      id,
    });
    expect(await fieldsOf(id)).toEqual({ ...before, name: "Omar", email, level: "basic" });
  });

  test("lets a member keep the email, and changes nobody else", { checks: ["change"] }, async () => {
    const [wanted, other] = [data(), data()];
    const [{ id: otherId }, { id }] = [await call("signUp", other), await call("signUp", wanted)];
    const before = await fieldsOf(otherId);
    expect(await call("change", id, { email: wanted.email, name: "Ada" })).toEqual({ ok: true, id });
    expect(await fieldsOf(otherId)).toEqual(before);
  });

  test("refuses what signing up would refuse, and changes nothing", {
    checks: ["change-rules", "fields", "nothing-changed"],
  }, async () => {
    const { id } = await call("signUp", data({ level: "plus" }));
    const before = await fieldsOf(id);
    const cases = [
      [{ name: "x", level: "gold" }, ["level", "name"]],
      [{ name: "" }, ["name"]],
      [{ email: "" }, ["email"]],
      [{ email: "no-address", name: "Good Name" }, ["email"]],
      [{ name: "x".repeat(41) }, ["name"]],
    ];
    const found = await answers(
      cases.map(([input]) => input),
      (input) => call("change", id, input),
    );
    expect(found).toEqual(wrong(cases));
    expect(await fieldsOf(id)).toEqual(before);
  });

  test("says that an email is taken, and changes nothing", {
    checks: ["email-taken", "fields-first", "nothing-changed"],
  }, async () => {
    const [wanted, other] = [data(), data()];
    const [{ id }] = [await call("signUp", wanted), await call("signUp", other)];
    const before = await fieldsOf(id);
    const email = ` ${other.email.toUpperCase()}`;
    expect(await call("change", id, { email, name: "Good Name" })).toEqual({ ok: false, taken: "email" });
    expect(await call("change", id, { email, level: "gold" })).toEqual({ ok: false, fields: ["level"] });
    expect(await fieldsOf(id)).toEqual(before);
  });
});

describe("the database", () => {
  test("itself keeps an email from being stored twice", { checks: ["unique-index"] }, async () => {
    const indexes = await members.indexes();
    const unique = indexes.filter(({ unique }) => unique).map(({ key }) => Object.keys(key).join());
    expect({ "unique indexes": unique }).toEqual({ "unique indexes": ["email"] });
  });
});
