import { call, collection, dropCollections, expect, inside, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the program has loaded its packages and is connected. */
const CONNECTS_MS = 15_000;
const UNKNOWN = "0123456789abcdef01234567";

const tools = collection("tools");
const drill = () => ({ name: `drill ${randomInt(100, 999)}`, maxDays: randomInt(2, 9) });

/** Stores a tool without the learner's code, and gives its id as a text. */
async function stored(tool = {}) {
  const wanted = { name: `saw ${randomInt(1000, 999_999)}`, maxDays: 3, lentTo: null, timesLent: 0, ...tool };
  await tools.insert(wanted);
  const [{ _id }] = await tools.find({ name: wanted.name });
  return _id.$oid;
}

const inDatabase = async (id) => (await tools.find({ _id: { $oid: id } }))[0];

test("adds a tool that is free and was never lent, and gives its id as a text", {
  checks: ["add-id", "add-free"],
  timeoutMs: CONNECTS_MS,
}, async () => {
  const tool = drill();
  const id = await call("add", tool);
  expect(id).toMatch(/^[0-9a-f]{24}$/);
  expect(await inDatabase(id)).toEqual({ _id: { $oid: id }, ...tool, lentTo: null, timesLent: 0 });
});

test("adds a second tool with the same name", { checks: ["add-id"] }, async () => {
  const tool = drill();
  const ids = [await call("add", tool), await call("add", tool)];
  const found = await tools.find({ name: tool.name });
  expect(found.map(({ _id }) => _id.$oid).sort()).toEqual(ids.toSorted());
});

test("finds a tool by its id", { checks: ["find"] }, async () => {
  const tool = { name: "long ladder", maxDays: 3, lentTo: "Ines", timesLent: 7 };
  const free = { name: "jigsaw", maxDays: 0, lentTo: null, timesLent: 0 };
  const [id, freeId] = [await stored(tool), await stored({ ...free, shelf: "B2" })];
  expect(await call("find", id)).toEqual({ id, ...tool });
  expect(await call("find", freeId)).toEqual({ id: freeId, ...free });
});

const TEXTS = [
  "ladder-7",
  "",
  "123",
  "ladderladder",
  "0123456789abcdef0123456",
  "0123456789abcdef0123456g",
  "0123456789abcdef012345678",
  "__proto__",
];
test("gives null for an id that no tool has, and for a text that is no id", {
  checks: ["find-null", "find-any-text"],
}, async () => {
  await stored();
  const found = {};
  for (const text of [UNKNOWN, ...TEXTS]) found[`find(${JSON.stringify(text)})`] = await call("find", text);
  const nulls = [UNKNOWN, ...TEXTS].map((text) => [`find(${JSON.stringify(text)})`, null]);
  expect(found).toEqual(Object.fromEntries(nulls));
});

test("lists the names of what is free for so many days, in their order", {
  checks: ["only-free", "long-enough", "name-order"],
}, async () => {
  await dropCollections();
  const days = randomInt(3, 6);
  expect(await call("listFree", days)).toEqual([]);
  await stored({ name: "vice", maxDays: days });
  await stored({ name: "axe", maxDays: days + 10 });
  await stored({ name: "level", maxDays: days + 1, lentTo: "Omar" });
  await stored({ name: "plane", maxDays: days - 1 });
  await stored({ name: "crowbar", maxDays: 100 });
  await stored({ name: "crow", maxDays: days + 1, timesLent: 4 });
  expect(await call("listFree", days)).toEqual(["axe", "crow", "crowbar", "vice"]);
  expect(await call("listFree", 101)).toEqual([]);
});

test("lends a free tool, counts it, and keeps all else about the tool", {
  checks: ["lend", "counts", "keeps-fields"],
}, async () => {
  const timesLent = randomInt(1, 20);
  const [other, id] = [await stored({ name: "tongs" }), await stored({ timesLent, shelf: "B2" })];
  const before = await inDatabase(id);
  const lent = await call("lend", id, "Zoe");
  expect(await inDatabase(id)).toEqual({ ...before, lentTo: "Zoe", timesLent: timesLent + 1 });
  expect({ lend: lent }).toEqual({ lend: true });
  expect(await inDatabase(other)).toEqual({
    _id: { $oid: other },
    name: "tongs",
    maxDays: 3,
    lentTo: null,
    timesLent: 0,
  });
});

test("refuses to lend a tool that is lent or gone, and changes nothing", {
  checks: ["lend-false"],
}, async () => {
  await dropCollections();
  const id = await stored({ lentTo: "Zoe", timesLent: 2 });
  await stored();
  const before = await tools.find({});
  const answers = {
    "to another member": await call("lend", id, "Omar"),
    "to the same member": await call("lend", id, "Zoe"),
    "a tool that is gone": await call("lend", UNKNOWN, "Omar"),
  };
  expect(await tools.find({})).toEqual(before);
  expect(answers).toEqual({
    "to another member": false,
    "to the same member": false,
    "a tool that is gone": false,
  });
});

test("lends a tool to one member, however many ask at the same moment", {
  checks: ["lend-at-once"],
}, async () => {
  const id = await stored();
  const answers = await inside(
    ({ lend }, tool) => Promise.all(["a", "b", "c", "d", "e"].map((member) => lend(tool, member))),
    id,
  );
  const { lentTo, timesLent } = await inDatabase(id);
  expect({ "members who got it": answers.filter((got) => got === true).length, timesLent }).toEqual({
    "members who got it": 1,
    timesLent: 1,
  });
  expect(lentTo).toBe(["a", "b", "c", "d", "e"][answers.indexOf(true)]);
});

test("removes a tool that is free, once", { checks: ["remove", "remove-false"] }, async () => {
  await dropCollections();
  const [other, free] = [await stored({ timesLent: 3 }), await stored()];
  const answers = [await call("remove", free), await call("remove", free)];
  expect((await tools.find({})).map(({ _id }) => _id.$oid)).toEqual([other]);
  expect({ "remove, twice": answers }).toEqual({ "remove, twice": [true, false] });
});

test("keeps a tool that is lent", { checks: ["remove-false"] }, async () => {
  const lent = await stored({ lentTo: "Ines", timesLent: 1 });
  const before = await inDatabase(lent);
  const removed = await call("remove", lent);
  expect(await inDatabase(lent)).toEqual(before);
  expect({ remove: removed }).toEqual({ remove: false });
});

test("either lends or removes a tool when both are asked for at the same moment", {
  checks: ["remove-at-once"],
}, async () => {
  for (const order of [
    ["lend", "remove"],
    ["remove", "lend"],
  ]) {
    const id = await stored();
    const answers = await inside(
      (solution, names, tool) => Promise.all(names.map((name) => solution[name](tool, "Zoe"))),
      order,
      id,
    );
    const winner = order[answers.indexOf(true)];
    expect({ order, "how many succeeded": answers.filter((done) => done === true).length }).toEqual({
      order,
      "how many succeeded": 1,
    });
    expect({ winner, lentTo: (await inDatabase(id))?.lentTo ?? "gone" }).toEqual({
      winner,
      lentTo: winner === "lend" ? "Zoe" : "gone",
    });
  }
});
