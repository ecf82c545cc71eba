import { collection, describe, expect, test } from "@aulo/runner/spec";
import {
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

/** A tree that bears so many baskets. */
async function bearing(baskets, tree = {}) {
  const { id } = await plant(tree);
  await send(`PUT /trees/${id}/baskets`, { baskets });
  return id;
}

const reserve = (id, name, baskets) => send(`POST /trees/${id}/pickings`, { name, baskets });

/** What this milestone adds to a tree. The ids of its pickings are left out. */
function apples({ baskets, left, pickings } = {}) {
  return { baskets, left, pickings: pickings?.map((one) => ({ name: one.name, baskets: one.baskets })) };
}

const onTree = async (id) => apples(await show(`/trees/${id}`));

describe("a tree on picking day", () => {
  test("bears nothing until somebody says so", {
    checks: ["old-trees", "more-fields"],
    ...READY_MS,
  }, async () => {
    await fresh();
    const old = { tag: 7, sort: "Gravenstein", planted: 1911, uses: ["eating"], notes: [] };
    await collection("trees").insert(old);
    const bare = { baskets: 0, left: 0, pickings: [] };
    const [{ id }] = (await show("/trees")).trees;
    expect({ old: await onTree(id), new: apples(await plant()) }).toEqual({ old: bare, new: bare });
    const calls = [{ name: "Tove", baskets: 1 }];
    expect(await statusesOf(`POST /trees/${id}/pickings`, calls)).toEqual(each(calls, 409));
    await send(`PUT /trees/${id}/baskets`, { baskets: 4 });
    await reserve(id, "Tove", 3);
    expect(await onTree(id)).toEqual({ baskets: 4, left: 1, pickings: [{ name: "Tove", baskets: 3 }] });
  });

  test("is told how many baskets it bears", { checks: ["set-baskets"] }, async () => {
    const { id } = await plant();
    const found = {};
    for (const baskets of [12, 100, 0, 8]) {
      const { status, json } = await send(`PUT /trees/${id}/baskets`, { baskets });
      found[baskets] = { status, ...apples(json) };
    }
    const wanted = (baskets) => ({ status: 200, baskets, left: baskets, pickings: [] });
    expect(found).toEqual({ 12: wanted(12), 100: wanted(100), 0: wanted(0), 8: wanted(8) });
    expect(await onTree(id)).toEqual({ baskets: 8, left: 8, pickings: [] });
  });

  test("bears no nonsense", { checks: ["baskets-unfit"] }, async () => {
    const id = await bearing(5);
    const unfit = [...NO_NUMBER, -1, 101].map((baskets) => ({ baskets }));
    expect(await statusesOf(`PUT /trees/${id}/baskets`, unfit)).toEqual(each(unfit, 400));
    expect(await onTree(id)).toEqual({ baskets: 5, left: 5, pickings: [] });
  });

  test("bears the same as soon as somebody has reserved", { checks: ["too-late"] }, async () => {
    const id = await bearing(5);
    await reserve(id, "Tove", 1);
    const changes = [{ baskets: 9 }, { baskets: 5 }];
    expect(await statusesOf(`PUT /trees/${id}/baskets`, changes)).toEqual(each(changes, 409));
    expect(await onTree(id)).toEqual({ baskets: 5, left: 4, pickings: [{ name: "Tove", baskets: 1 }] });
  });
});

describe("a picking", () => {
  test("takes baskets from the tree", { checks: ["reserve", "more-fields"] }, async () => {
    const id = await bearing(6);
    await reserve(id, "Tove", 1);
    const { status, json } = await reserve(id, "Ada", 5);
    const pickings = [
      { name: "Tove", baskets: 1 },
      { name: "Ada", baskets: 5 },
    ];
    const wanted = { baskets: 6, left: 0, pickings };
    expect({ status, ...apples(json) }).toEqual({ status: 201, ...wanted });
    expect(await onTree(id)).toEqual(wanted);
    const ids = json.pickings.map((one) => [Object.keys(one).sort().join(" "), typeof one.id]);
    expect(ids).toEqual([
      ["baskets id name", "string"],
      ["baskets id name", "string"],
    ]);
  });

  test("has a name and one to ten baskets", { checks: ["picking-unfit"] }, async () => {
    const id = await bearing(50);
    const unfit = [
      ...NO_TEXT.map((name) => ({ name, baskets: 1 })),
      ...[...NO_NUMBER, 0, -2, 11].map((baskets) => ({ name: "Tove", baskets })),
    ];
    expect(await statusesOf(`POST /trees/${id}/pickings`, unfit)).toEqual(each(unfit, 400));
    expect(await onTree(id)).toEqual({ baskets: 50, left: 50, pickings: [] });
  });

  test("needs enough baskets", { checks: ["not-enough"] }, async () => {
    const id = await bearing(4);
    await reserve(id, "Tove", 2);
    const calls = [{ name: "Ada", baskets: 3 }];
    expect(await statusesOf(`POST /trees/${id}/pickings`, calls)).toEqual(each(calls, 409));
    expect(await onTree(id)).toEqual({ baskets: 4, left: 2, pickings: [{ name: "Tove", baskets: 2 }] });
  });

  test("never takes more than there is, however many come at once", { checks: ["never-more"] }, async () => {
    for (const baskets of [5, 4, 5]) {
      const id = await bearing(baskets);
      const names = ["Ada", "Ben", "Eve", "Kim", "Lou", "Mia", "Ola", "Tove"];
      expect(tally(await Promise.all(names.map((name) => reserve(id, name, 2))))).toEqual({ 201: 2, 409: 6 });
      const { left, pickings } = await onTree(id);
      expect({ left, pickings: pickings.length }).toEqual({ left: baskets - 4, pickings: 2 });
    }
  });

  test("gives its baskets back", { checks: ["give-back"] }, async () => {
    const id = await bearing(9);
    for (const baskets of [2, 3, 1]) await reserve(id, "Tove", baskets);
    const [, second] = (await show(`/trees/${id}`)).pickings;
    const { status, json } = await send(`DELETE /trees/${id}/pickings/${second.id}`);
    const wanted = {
      baskets: 9,
      left: 6,
      pickings: [
        { name: "Tove", baskets: 2 },
        { name: "Tove", baskets: 1 },
      ],
    };
    expect({ status, ...apples(json) }).toEqual({ status: 200, ...wanted });
    expect(await onTree(id)).toEqual(wanted);
  });

  test("gives them back once", { checks: ["once"], ...READY_MS }, async () => {
    for (const name of ["Tove", "Kim", "Lou", "Eve", "Ben"]) {
      const id = await bearing(9);
      await reserve(id, "Ada", 1);
      const [{ id: picking }] = (await reserve(id, name, 4)).json.pickings.slice(1);
      const sent = Array.from({ length: 8 }, () => send(`DELETE /trees/${id}/pickings/${picking}`));
      expect({ name, ...tally(await Promise.all(sent)) }).toEqual({ name, 200: 1, 404: 7 });
      expect(await onTree(id)).toEqual({ baskets: 9, left: 8, pickings: [{ name: "Ada", baskets: 1 }] });
    }
  });

  test("that does not exist is 404, and so is its tree", { checks: ["unknown-here"] }, async () => {
    const [id, other] = [await bearing(3), await bearing(3)];
    const [{ id: picking }] = (await reserve(other, "Tove", 1)).json.pickings;
    const calls = [
      ...NO_ID.flatMap((one) => [
        `PUT /trees/${one}/baskets`,
        `POST /trees/${one}/pickings`,
        `DELETE /trees/${one}/pickings/${picking}`,
        `DELETE /trees/${other}/pickings/${one}`,
      ]),
      `DELETE /trees/${id}/pickings/${picking}`,
    ];
    expect(await statuses(calls, { name: "Tove", baskets: 1 })).toEqual(each(calls, 404));
    expect(await onTree(other)).toEqual({ baskets: 3, left: 2, pickings: [{ name: "Tove", baskets: 1 }] });
  });
});

describe("all pickings", () => {
  test("are in the order of the tags", { checks: ["pickings"], ...READY_MS }, async () => {
    await fresh();
    expect(await show("/pickings")).toEqual({ pickings: [] });
    const [far, near] = [await bearing(9, { tag: 110 }), await bearing(9, { tag: 12 })];
    for (const [id, name, baskets] of [
      [far, "Tove", 2],
      [near, "Ada", 1],
      [near, "Tove", 3],
      [far, "Ada", 4],
    ])
      await reserve(id, name, baskets);
    const { pickings } = await show("/pickings");
    const id = expect.stringMatching(/./);
    expect(pickings).toEqual([
      { id, treeId: near, tag: 12, name: "Ada", baskets: 1 },
      { id, treeId: near, tag: 12, name: "Tove", baskets: 3 },
      { id, treeId: far, tag: 110, name: "Tove", baskets: 2 },
      { id, treeId: far, tag: 110, name: "Ada", baskets: 4 },
    ]);
  });

  test("can be asked for a name", { checks: ["by-name"] }, async () => {
    const found = {};
    for (const name of ["Tove", "Nobody"])
      found[name] = (await show(`/pickings?name=${name}`)).pickings.map(({ tag, baskets }) => [tag, baskets]);
    expect(found).toEqual({
      Tove: [
        [12, 3],
        [110, 2],
      ],
      Nobody: [],
    });
  });
});
