import { collection, describe, expect, randomInt, test } from "@aulo/runner/spec";
import {
  core,
  each,
  fresh,
  NO_ID,
  NO_NUMBER,
  NO_TEXT,
  plant,
  READY_MS,
  send,
  show,
  statuses,
  statusesOf,
  tally,
} from "./orchard.js";

const trees = collection("trees");
const BRAMLEY = { tag: 17, sort: "Bramley", planted: 1962, uses: ["cooking", "cider"] };
const ID = /^[0-9a-f]{24}$/;
const tagsOf = async (query) => (await show(`/trees${query}`)).trees?.map(({ tag }) => tag);
const isNow = (text) => Math.abs(Date.now() - Date.parse(text)) < 60_000;

describe("a tree", () => {
  test("is added without notes", { checks: ["add", "shape"], ...READY_MS }, async () => {
    await fresh();
    const { status, json } = await send("POST /trees", BRAMLEY);
    expect({ "POST /trees": status, json: core(json) }).toEqual({
      "POST /trees": 201,
      json: { id: expect.stringMatching(ID), ...BRAMLEY, notes: [] },
    });
    expect({ _id: json._id, __v: json.__v }).toEqual({ _id: undefined, __v: undefined });
  });

  test("is stored under the names that the county reads", { checks: ["stored"] }, async () => {
    const tree = await plant({ tag: 18, planted: randomInt(1900, 1999) });
    await send(`POST /trees/${tree.id}/notes`, { text: "leans to the west" });
    const [{ _id, tag, sort, planted, uses, notes }] = await trees.find({ tag: 18 });
    expect({ id: _id.$oid, tag, sort, planted, uses }).toEqual({ ...core(tree), notes: undefined });
    expect(notes.map(({ text, at }) => ({ text, at: at instanceof Date ? "a date" : at }))).toEqual([
      { text: "leans to the west", at: "a date" },
    ]);
  });

  test("is stored with nothing else that was sent", { checks: ["only-these"] }, async () => {
    const more = { owner: "me", notes: [{ text: "mine" }], _id: "mine", id: "mine" };
    const { id } = await plant({ tag: 19, ...more });
    const [found] = await trees.find({ tag: 19 });
    expect({ id: id === found._id.$oid, owner: found.owner, notes: found.notes }).toEqual({
      id: true,
      owner: undefined,
      notes: [],
    });
  });

  test("is not added when a value does not fit", { checks: ["unfit"] }, async () => {
    const before = await trees.find({});
    const tree = { ...BRAMLEY, tag: 90 };
    const unfit = [
      ...[...NO_NUMBER, 0, -3].map((tag) => ({ ...tree, tag })),
      ...NO_TEXT.map((sort) => ({ ...tree, sort })),
      ...[...NO_NUMBER, 1799, 2101].map((planted) => ({ ...tree, planted })),
      ...[undefined, null, [], "cider", ["pie"], ["cider", "pie"], [["cider"]], { 0: "cider" }].map(
        (uses) => ({ ...tree, uses }),
      ),
      [],
    ];
    expect(await statusesOf("POST /trees", unfit)).toEqual(each(unfit, 400));
    expect(await statuses(["POST /trees"])).toEqual({ "POST /trees": 400 });
    expect(await trees.find({})).toEqual(before);
  });

  test("has a tag of its own", { checks: ["tag-taken"] }, async () => {
    const before = await trees.find({});
    const same = [{ ...BRAMLEY, sort: "Discovery" }];
    expect(await statusesOf("POST /trees", same)).toEqual(each(same, 409));
    expect(await trees.find({})).toEqual(before);
  });

  test("is added once when it arrives five times at the same moment", {
    checks: ["same-moment"],
  }, async () => {
    const found = {};
    for (const tag of [55, 56, 57, 58]) {
      const sent = Array.from({ length: 5 }, () => send("POST /trees", { ...BRAMLEY, tag }));
      found[tag] = tally(await Promise.all(sent));
    }
    const once = { 201: 1, 409: 4 };
    expect(found).toEqual({ 55: once, 56: once, 57: once, 58: once });
    expect((await trees.find({ tag: 55 })).length).toBe(1);
  });

  test("is shown by its id", { checks: ["one-tree", "shape"] }, async () => {
    const tree = await plant({ sort: "Egremont Russet", uses: ["eating", "juice"] });
    const { status, json } = await send(`GET /trees/${tree.id}`);
    expect({ "GET /trees/ID": status, json: core(json) }).toEqual({ "GET /trees/ID": 200, json: core(tree) });
  });

  test("is gone when it is removed", { checks: ["remove"] }, async () => {
    const [tree, other] = [await plant(), await plant()];
    const calls = [
      `DELETE /trees/${tree.id}`,
      `GET /trees/${tree.id}`,
      `DELETE /trees/${tree.id} again`,
      `GET /trees/${other.id}`,
    ];
    expect(Object.values(await statuses(calls))).toEqual([204, 404, 404, 200]);
  });

  test("that does not exist is 404", { checks: ["unknown"] }, async () => {
    const calls = NO_ID.flatMap((id) => [
      `GET /trees/${id}`,
      `POST /trees/${id}/notes`,
      `DELETE /trees/${id}`,
    ]);
    expect(await statuses(calls, { text: "nobody" })).toEqual(each(calls, 404));
  });
});

describe("the list", () => {
  test("is in the order of the tags", { checks: ["list"], ...READY_MS }, async () => {
    await fresh();
    expect(await tagsOf("")).toEqual([]);
    await plant({ tag: 100, planted: 1950, uses: ["cider", "juice"] });
    await plant({ tag: 9, planted: 1949, uses: ["eating", "cider"] });
    await plant({ tag: 23, planted: 1880, uses: ["eating"] });
    await plant({ tag: 12, planted: 2001, uses: ["cider"] });
    expect(await tagsOf("")).toEqual([9, 12, 23, 100]);
  });

  test("can be asked for a use", { checks: ["use"] }, async () => {
    expect({ cider: await tagsOf("?use=cider"), cooking: await tagsOf("?use=cooking") }).toEqual({
      cider: [9, 12, 100],
      cooking: [],
    });
  });

  test("can be asked for old trees", { checks: ["planted-before"] }, async () => {
    expect({ 1950: await tagsOf("?plantedBefore=1950"), 1880: await tagsOf("?plantedBefore=1880") }).toEqual({
      1950: [9, 23],
      1880: [],
    });
  });

  test("can be asked for both", { checks: ["both"] }, async () => {
    expect(await tagsOf("?plantedBefore=1951&use=cider")).toEqual([9, 100]);
  });

  test("cannot be asked for nonsense", { checks: ["bad-query"] }, async () => {
    const queries = [
      "use=pie",
      "use=",
      "use=cider&use=eating",
      "use=constructor",
      "plantedBefore=old",
      "plantedBefore=",
      "plantedBefore=19.5",
    ];
    const calls = queries.map((query) => `GET /trees?${query}`);
    expect(await statuses(calls)).toEqual(each(calls, 400));
  });
});

describe("a note", () => {
  test("comes after the others, with the time", { checks: ["note"] }, async () => {
    const { id } = await plant();
    for (const text of ["canker on the north side", "cut in March"]) {
      const { status, json } = await send(`POST /trees/${id}/notes`, { text });
      const last = json?.notes?.at(-1);
      expect({ text, status, last: last?.text, now: isNow(last?.at) }).toEqual({
        text,
        status: 201,
        last: text,
        now: true,
      });
    }
    const { notes } = await show(`/trees/${id}`);
    expect(notes.map(({ text }) => text)).toEqual(["canker on the north side", "cut in March"]);
    expect(notes.map((note) => Object.keys(note).sort().join(" "))).toEqual(["at text", "at text"]);
  });

  test("has a text", { checks: ["note-unfit"] }, async () => {
    const { id } = await plant();
    const unfit = NO_TEXT.map((text) => ({ text }));
    expect(await statusesOf(`POST /trees/${id}/notes`, unfit)).toEqual(each(unfit, 400));
    expect((await show(`/trees/${id}`)).notes).toEqual([]);
  });

  test("is kept when ten arrive together", { checks: ["notes-at-once"] }, async () => {
    const { id } = await plant();
    const texts = Array.from({ length: 10 }, (_, index) => `note ${index}`);
    await Promise.all(texts.map((text) => send(`POST /trees/${id}/notes`, { text })));
    expect((await show(`/trees/${id}`)).notes.map(({ text }) => text).sort()).toEqual(texts);
  });
});
