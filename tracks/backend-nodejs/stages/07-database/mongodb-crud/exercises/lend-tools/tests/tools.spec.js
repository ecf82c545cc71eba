import { call, collection, dropCollections, expect, inside, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the program has loaded its packages and is connected. */
const CONNECTS = { timeoutMs: 15_000 };

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

test("adds a tool that is free and was never lent, and gives its id as a text", CONNECTS, async () => {
  const tool = drill();
  const id = await call("add", tool);
  expect(id).toMatch(/^[0-9a-f]{24}$/);
  expect(await inDatabase(id)).toEqual({ _id: { $oid: id }, ...tool, lentTo: null, timesLent: 0 });
});

test("finds a tool by its id", async () => {
  const id = await stored({ name: "long ladder", lentTo: "Ines", timesLent: 7 });
  expect(await call("find", id)).toEqual({
    id,
    name: "long ladder",
    maxDays: 3,
    lentTo: "Ines",
    timesLent: 7,
  });
});

test("gives null for an id that no tool has, and for a text that is no id", async () => {
  expect(await call("find", "0123456789abcdef01234567")).toBeNull();
  expect(await call("find", `ladder-${randomInt(1, 9)}`)).toBeNull();
});

test("lists the names of what is free for so many days, in their order", async () => {
  await dropCollections();
  const days = randomInt(3, 6);
  await stored({ name: "vice", maxDays: days });
  await stored({ name: "axe", maxDays: days + 10 });
  await stored({ name: "level", maxDays: days + 1, lentTo: "Omar" });
  await stored({ name: "plane", maxDays: days - 1 });
  await stored({ name: "crowbar", maxDays: 100 });
  expect(await call("listFree", days)).toEqual(["axe", "crowbar", "vice"]);
});

test("lends a free tool, counts it, and keeps all else about the tool", async () => {
  const timesLent = randomInt(1, 20);
  const [id, other] = [await stored({ timesLent }), await stored({ name: "tongs" })];
  const before = await inDatabase(id);
  expect(await call("lend", id, "Zoe")).toBe(true);
  expect(await inDatabase(id)).toEqual({ ...before, lentTo: "Zoe", timesLent: timesLent + 1 });
  expect(await call("lend", id, "Omar")).toBe(false);
  expect(await inDatabase(id)).toEqual({ ...before, lentTo: "Zoe", timesLent: timesLent + 1 });
  expect((await inDatabase(other)).lentTo).toBeNull();
});

test("lends a tool to one member, however many ask at the same moment", async () => {
  const id = await stored();
  const answers = await inside(
    ({ lend }, tool) => Promise.all(["a", "b", "c", "d", "e"].map((member) => lend(tool, member))),
    id,
  );
  expect(answers.filter(Boolean)).toHaveLength(1);
  expect((await inDatabase(id)).timesLent).toBe(1);
});

test("removes a tool that is free, once, and keeps one that is lent", async () => {
  const [free, lent] = [await stored(), await stored({ lentTo: "Ines" })];
  expect(await call("remove", free)).toBe(true);
  expect(await inDatabase(free)).toBeUndefined();
  expect([await call("remove", free), await call("remove", lent)]).toEqual([false, false]);
  expect(await inDatabase(lent)).toMatchObject({ lentTo: "Ines" });
});
