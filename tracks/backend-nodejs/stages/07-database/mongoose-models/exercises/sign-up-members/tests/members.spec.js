import { call, collection, describe, expect, pick, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the program has loaded its packages and is connected. */
const CONNECTS = { timeoutMs: 15_000 };

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

describe("signUp", () => {
  test("stores what the schema names, and nothing else", CONNECTS, async () => {
    const wanted = data({ level: "plus" });
    const { id } = await call("signUp", { ...wanted, isAdmin: true });
    const document = await inDatabase(id);
    expect(document).toMatchObject(wanted);
    expect(document).not.toHaveProperty("isAdmin");
  });

  test("trims the name, and takes an email in small letters", async () => {
    const { email } = data();
    const { id } = await call("signUp", { name: "  Zoe ", email: ` ${email.toUpperCase()} ` });
    expect(await inDatabase(id)).toMatchObject({ name: "Zoe", email });
  });

  test("gives the level basic, and the moment of signing up", async () => {
    const before = new Date();
    const { id } = await call("signUp", data());
    const document = await inDatabase(id);
    expect(document?.level).toBe("basic");
    expect(document?.joinedAt >= before).toBe(true);
  });

  test("names the fields that are missing or wrong, and stores nothing", async () => {
    const email = `nobody${randomInt(10, 99)}@club.example`;
    expect(await call("signUp", {})).toEqual({ ok: false, fields: ["email", "name"] });
    expect(await call("signUp", { name: " x ", email })).toEqual({ ok: false, fields: ["name"] });
    expect(await call("signUp", { name: "x".repeat(41), email, level: "gold" })).toEqual({
      ok: false,
      fields: ["level", "name"],
    });
    expect(await call("signUp", data({ email: "no-address" }))).toEqual({ ok: false, fields: ["email"] });
    expect(await withEmail(email)).toBe(0);
  });

  test("says that an email is taken, whatever its letters", async () => {
    const { email } = data();
    await call("signUp", data({ email }));
    const again = data({ email: pick([email, email.toUpperCase(), ` ${email}`]) });
    expect(await call("signUp", again)).toEqual({ ok: false, taken: "email" });
    expect(await withEmail(email)).toBe(1);
  });
});

describe("change", () => {
  test("changes what it is given, and leaves the rest", async () => {
    const wanted = data({ level: "patron" });
    const { id } = await call("signUp", wanted);
    expect(await call("change", id, { name: " Omar " })).toEqual({ ok: true, id });
    expect(await inDatabase(id)).toMatchObject({ ...wanted, name: "Omar" });
  });

  test("refuses what signing up would refuse, and changes nothing", async () => {
    const wanted = data({ level: "plus" });
    const { id } = await call("signUp", wanted);
    expect(await call("change", id, { name: "x", level: "gold" })).toEqual({
      ok: false,
      fields: ["level", "name"],
    });
    const other = data();
    await call("signUp", other);
    expect(await call("change", id, { email: other.email })).toEqual({ ok: false, taken: "email" });
    expect(await inDatabase(id)).toMatchObject(wanted);
  });
});

describe("the database", () => {
  test("itself keeps an email from being stored twice", async () => {
    const indexes = await members.indexes();
    expect(indexes).toContainEqual(expect.objectContaining({ key: { email: 1 }, unique: true }));
  });
});
