import { call, collection, dropCollections, expect, inside, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the program has loaded its packages and is connected. */
const CONNECTS_MS = 15_000;
const [members, loans, visits] = ["members", "loans", "visits"].map((name) => collection(name));

async function prepared() {
  await dropCollections();
  await call("prepare");
}

/** Whether the database itself takes these documents, one after another. */
async function verdicts(target, documents) {
  const found = [];
  for (const document of documents) {
    try {
      await target.insert(document);
      found.push("stored");
    } catch (error) {
      found.push(/11000|duplicate/i.test(error.message) ? "refused" : error.message);
    }
  }
  return found;
}

const keysOf = async (target) =>
  (await target.indexes()).map(({ key }) => JSON.stringify(Object.entries(key)));

test("refuses a second member with the same email", {
  checks: ["unique-email"],
  timeoutMs: CONNECTS_MS,
}, async () => {
  await prepared();
  const found = await verdicts(members, [
    { name: "Ada", email: "a@mail.example" },
    { name: "Ada", email: "b@mail.example" },
    { name: "Ben", email: "a@mail.example" },
  ]);
  expect(found).toEqual(["stored", "stored", "refused"]);
});

test("has an index for the newest loans of a tool", { checks: ["newest"] }, async () => {
  await prepared();
  // Further fields may follow: the loans of a tool still stand together, from new to old.
  const fields = (await loans.indexes())
    .filter(({ partialFilterExpression }) => partialFilterExpression === undefined)
    .map(({ key }) => JSON.stringify(Object.entries(key).slice(0, 2)));
  expect(fields).toContain(
    JSON.stringify([
      ["tool", 1],
      ["lentAt", -1],
    ]),
  );
});

test("allows one open loan of a tool, and any number of others", { checks: ["one-open"] }, async () => {
  await prepared();
  const lentAt = new Date("2026-03-01");
  const closed = { tool: "saw", member: "Ada", isOpen: false, lentAt };
  const open = { ...closed, isOpen: true };
  const found = await verdicts(loans, [
    { ...closed },
    { ...closed },
    { ...open },
    { ...open, member: "Ben" },
    { ...closed },
    { ...open, tool: "axe" },
  ]);
  expect(found).toEqual(["stored", "stored", "stored", "refused", "stored", "stored"]);
});

test("lets visits expire after a day", { checks: ["expires"] }, async () => {
  await prepared();
  const found = (await visits.indexes()).filter(({ expireAfterSeconds }) => expireAfterSeconds !== undefined);
  expect(
    found.map(({ key, expireAfterSeconds }) => ({
      fields: Object.keys(key),
      expireAfterSeconds: Number(expireAfterSeconds),
    })),
  ).toEqual([{ fields: ["at"], expireAfterSeconds: 86_400 }]);
});

test("can be prepared again, and keeps what is stored", { checks: ["again"] }, async () => {
  await prepared();
  await members.insert({ name: "Ada", email: "a@mail.example" });
  const before = [await keysOf(members), await keysOf(loans), await keysOf(visits)];
  await call("prepare");
  const after = [await keysOf(members), await keysOf(loans), await keysOf(visits)];
  expect({ indexes: after, members: (await members.find({})).length }).toEqual({
    indexes: before,
    members: 1,
  });
});

test("signs a member up once", { checks: ["sign-up", "small-letters"] }, async () => {
  await prepared();
  const name = `Ada ${randomInt(1, 99)}`;
  const found = [
    await call("signUp", name, "Ada@Mail.Example"),
    await call("signUp", "Ben", "ADA@mail.example"),
    await call("signUp", name, "b@mail.example"),
  ];
  expect(found).toEqual([true, false, true]);
  const stored = await members.find({}, { sort: { email: 1 } });
  expect(stored.map(({ name, email }) => ({ name, email }))).toEqual([
    { name, email: "ada@mail.example" },
    { name, email: "b@mail.example" },
  ]);
});

test("lends a tool that is free, and stores who has it since when", {
  checks: ["loan", "lend"],
}, async () => {
  await prepared();
  await loans.insert({ tool: "saw", member: "Zoe", isOpen: false, lentAt: new Date("2026-01-01") });
  const lent = await call("lend", "saw", "Ada");
  const [{ tool, member, isOpen, lentAt }] = await loans.find({ isOpen: true });
  const minutesAgo = lentAt instanceof Date ? Math.round((Date.now() - lentAt) / 60_000) : lentAt;
  expect({ lent, tool, member, isOpen, minutesAgo }).toEqual({
    lent: true,
    tool: "saw",
    member: "Ada",
    isOpen: true,
    minutesAgo: 0,
  });
});

test("does not lend a tool that is out", { checks: ["lend"] }, async () => {
  await prepared();
  const found = [
    await call("lend", "saw", "Ada"),
    await call("lend", "saw", "Ben"),
    await call("lend", "axe", "Ben"),
    await call("lend", "saw", "Ada"),
  ];
  expect(found).toEqual([true, false, true, false]);
  const stored = await loans.find({}, { sort: { tool: 1 } });
  expect(stored.map(({ tool, member }) => `${tool} ${member}`)).toEqual(["axe Ben", "saw Ada"]);
});

test("is right when many ask at the same moment", { checks: ["at-once"] }, async () => {
  await prepared();
  const answers = await inside(async ({ lend, signUp }) => {
    const names = ["a", "b", "c", "d", "e"];
    return {
      lent: await Promise.all(names.map((name) => lend("saw", name))),
      signedUp: await Promise.all(names.map((name) => signUp(name, "same@mail.example"))),
    };
  });
  const once = (list) => list.filter((done) => done === true).length;
  expect({
    lent: once(answers.lent),
    signedUp: once(answers.signedUp),
    loans: (await loans.find({})).length,
    members: (await members.find({})).length,
  }).toEqual({ lent: 1, signedUp: 1, loans: 1, members: 1 });
});
