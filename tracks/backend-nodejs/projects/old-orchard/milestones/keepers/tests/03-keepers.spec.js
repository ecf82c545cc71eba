import { collection, describe, expect, npmRun, test } from "@aulo/runner/spec";
import { core, each, fresh, NO_ID, plant, READY_MS, send, show, statuses, statusesOf } from "./orchard.js";

/** All that Mongoose exports. An import of another name would be a fault of the code with the real package too. */
const EXPORTS = `
  Aggregate CastError Date Decimal128 Document Error Mixed Model Mongoose MongooseError Number ObjectId Query
  STATES Schema SchemaType SchemaTypeOptions SchemaTypes Types VirtualType cast connect connections
  createConnection default deleteModel disconnect get isObjectIdOrHexString isValidObjectId model modelNames
  mongo mongoose mquery now overwriteMiddlewareResult plugin pluralize sanitizeFilter set setDriver
  skipMiddlewareFunction startSession syncIndexes trusted version
`;
/** Takes the place of the package, and says so. */
const PROBE = {
  "node_modules/mongoose/package.json": '{ "name": "mongoose", "main": "index.js" }',
  "node_modules/mongoose/index.js": `
    ${EXPORTS.trim()
      .split(/\s+/)
      .map((name) => `exports.${name} = null;`)
      .join("\n")}
    console.log("probe: mongoose is loaded");
    process.exit(0);
  `,
};
const ILSE = { name: "Ilse Bauer", phone: "555 0142" };
const OMAR = { name: "Omar Nasser", phone: "555 0199" };

const addKeeper = async (keeper = {}) => (await send("POST /keepers", { ...ILSE, ...keeper })).json;
const assign = (tree, keeperId) => send(`PUT /trees/${tree.id}/keeper`, { keeperId });
const keeperOf = async (tree) => (await show(`/trees/${tree.id}`)).keeper;
const tagsOf = async (keeper) => (await show(`/trees?keeper=${keeper}`)).trees?.map(({ tag }) => tag);
const faultsOf = (json) =>
  Object.entries(json?.fields ?? {}).map(([field, text]) => [field, typeof text, text !== ""]);

describe("on Mongoose", () => {
  test("npm start loads Mongoose", { checks: ["mongoose"], ...READY_MS }, async () => {
    const { stdout, stderr } = await npmRun("start", { files: PROBE, env: { PORT: "70000" } });
    const found = stdout.includes("probe: mongoose is loaded") ? "loads mongoose" : stderr.slice(-300);
    expect({ "npm start": found }).toEqual({ "npm start": "loads mongoose" });
  });

  test("the stored trees are as before", { checks: ["as-before", "shown"], ...READY_MS }, async () => {
    await fresh();
    const notes = [{ text: "cut in March", at: new Date("2030-03-05T10:00:00Z") }];
    const old = { tag: 7, sort: "Gravenstein", planted: 1911, uses: ["eating", "juice"], notes };
    await collection("trees").insert(old);
    const { trees } = await show("/trees");
    const [tree] = trees;
    const seen = { ...old, notes: [{ text: "cut in March", at: "2030-03-05T10:00:00.000Z" }] };
    expect(core(tree)).toEqual({ id: expect.stringMatching(/^[0-9a-f]{24}$/), ...seen });
    expect({ keeper: tree.keeper, left: tree.left, same: await show(`/trees/${tree.id}`) }).toEqual({
      keeper: null,
      left: 0,
      same: tree,
    });
    await send(`POST /trees/${tree.id}/notes`, { text: "in bloom" });
    const [{ _id, ...stored }] = await collection("trees").find({ tag: 7 });
    expect({ sort: stored.sort, notes: stored.notes.map(({ text }) => text), uses: stored.uses }).toEqual({
      sort: old.sort,
      notes: ["cut in March", "in bloom"],
      uses: old.uses,
    });
  });
});

describe("a keeper", () => {
  test("is added without trees", { checks: ["add-keeper", "trimmed"] }, async () => {
    const { status, json } = await send("POST /keepers", {
      name: "  Ilse Bauer ",
      phone: " 555 0142  ",
      trees: [7],
    });
    const id = expect.stringMatching(/^[0-9a-f]{24}$/);
    expect({ status, json }).toEqual({ status: 201, json: { id, ...ILSE, trees: [] } });
  });

  test("is told all fields that do not fit", { checks: ["fields"] }, async () => {
    const before = (await show("/keepers")).keepers.length;
    const unfit = [
      [{}, "name phone"],
      [{ name: "   ", phone: "555" }, "name phone"],
      [{ ...ILSE, name: "x".repeat(61) }, "name"],
      [{ ...ILSE, phone: "1".repeat(21) }, "phone"],
      [{ ...ILSE, phone: "  555  " }, "phone"],
      [{ name: null, phone: "55501" }, "name"],
      [{ name: { $ne: 1 }, phone: "55501" }, "name"],
    ];
    for (const [json, fields] of unfit) {
      const found = await send("POST /keepers", json);
      const wanted = fields.split(" ").map((field) => [field, "string", true]);
      const error = typeof found.json?.error;
      expect({ json, status: found.status, error, fields: faultsOf(found.json).sort() }).toEqual({
        json,
        status: 400,
        error: "string",
        fields: wanted,
      });
    }
    expect((await show("/keepers")).keepers.length).toBe(before);
  });

  test("may have the longest and the shortest values", { checks: ["add-keeper"] }, async () => {
    const found = [];
    for (const keeper of [
      { name: "x".repeat(60), phone: "55501" },
      { name: "Y", phone: "5".repeat(20) },
    ]) {
      const { status, json } = await send("POST /keepers", keeper);
      found.push({ status, name: json?.name, phone: json?.phone });
    }
    expect(found).toEqual([
      { status: 201, name: "x".repeat(60), phone: "55501" },
      { status: 201, name: "Y", phone: "5".repeat(20) },
    ]);
  });

  test("can be changed in part", { checks: ["change-keeper"] }, async () => {
    const { id } = await addKeeper();
    const found = [];
    for (const json of [
      { phone: "555 0150" },
      { name: "Ilse Winter" },
      { name: " Ilse May ", phone: "555 0160" },
    ])
      found.push((await send(`PATCH /keepers/${id}`, json)).json);
    expect(found).toEqual([
      { id, name: "Ilse Bauer", phone: "555 0150", trees: [] },
      { id, name: "Ilse Winter", phone: "555 0150", trees: [] },
      { id, name: "Ilse May", phone: "555 0160", trees: [] },
    ]);
  });

  test("is not changed by what does not fit", { checks: ["change-unfit"] }, async () => {
    const { id } = await addKeeper({ name: "Zoe Young" });
    const unfit = [{ name: "", phone: "555 0177" }, { name: "New", phone: "1" }, { phone: null }];
    for (const json of unfit) {
      const { status, json: answer } = await send(`PATCH /keepers/${id}`, json);
      expect({ json, status, faults: faultsOf(answer).length }).toEqual({ json, status: 400, faults: 1 });
    }
    const now = (await show("/keepers")).keepers.find((one) => one.id === id);
    expect(now).toEqual({ id, name: "Zoe Young", phone: ILSE.phone, trees: [] });
  });
});

describe("a tree and its keeper", () => {
  test("are shown together, without the phone", {
    checks: ["assign", "shown", "phone"],
    ...READY_MS,
  }, async () => {
    await fresh();
    const [tree, other, ilse, omar] = [
      await plant(),
      await plant(),
      await addKeeper(),
      await addKeeper(OMAR),
    ];
    await assign(tree, omar.id);
    const { status, json } = await assign(tree, ilse.id);
    const keeper = { id: ilse.id, name: ILSE.name };
    expect({ status, keeper: json?.keeper, core: core(json) }).toEqual({
      status: 200,
      keeper,
      core: core(tree),
    });
    const { trees } = await show("/trees");
    const noted = (await send(`POST /trees/${tree.id}/notes`, { text: "cut" })).json;
    expect({ one: await keeperOf(tree), all: trees.map((one) => one.keeper), noted: noted.keeper }).toEqual({
      one: keeper,
      all: [keeper, null],
      noted: keeper,
    });
    expect(await keeperOf(other)).toBe(null);
  });

  test("have the name that the keeper has at present", { checks: ["shown", "change-keeper"] }, async () => {
    const [tree, { id }] = [await plant(), await addKeeper()];
    await assign(tree, id);
    await send(`PATCH /keepers/${id}`, { name: "Ilse Winter" });
    expect(await keeperOf(tree)).toEqual({ id, name: "Ilse Winter" });
  });

  test("can be parted", { checks: ["take-off"] }, async () => {
    const [tree, { id }] = [await plant(), await addKeeper()];
    await assign(tree, id);
    const { status, json } = await assign(tree, null);
    expect({ status, keeper: json?.keeper, later: await keeperOf(tree) }).toEqual({
      status: 200,
      keeper: null,
      later: null,
    });
  });

  test("stay together when somebody names no keeper", { checks: ["no-keeper"] }, async () => {
    const [tree, { id }] = [await plant(), await addKeeper()];
    await assign(tree, id);
    const bodies = [...NO_ID, tree.id, undefined, 7, {}, "", [id]].map((keeperId) => ({ keeperId }));
    expect(await statusesOf(`PUT /trees/${tree.id}/keeper`, bodies)).toEqual(each(bodies, 400));
    expect(await keeperOf(tree)).toEqual({ id, name: ILSE.name });
  });

  test("are found by the keeper", {
    checks: ["of-keeper", "of-nobody", "keepers"],
    ...READY_MS,
  }, async () => {
    await fresh();
    const [omar, ilse] = [await addKeeper(OMAR), await addKeeper()];
    const nobody = await addKeeper({ name: "Ada Long" });
    for (const [tag, keeper] of [
      [31, ilse],
      [4, omar],
      [100, ilse],
      [20, ilse],
    ])
      await assign(await plant({ tag }), keeper.id);
    await plant({ tag: 5 });
    expect({
      ilse: await tagsOf(ilse.id),
      omar: await tagsOf(omar.id),
      nobody: await tagsOf(nobody.id),
    }).toEqual({
      ilse: [20, 31, 100],
      omar: [4],
      nobody: [],
    });
    const found = {};
    for (const id of NO_ID) found[id] = await tagsOf(id);
    expect(found).toEqual(each(NO_ID, []));
    expect((await show("/keepers")).keepers).toEqual([
      { ...nobody, trees: [] },
      { ...ilse, trees: [20, 31, 100] },
      { ...omar, trees: [4] },
    ]);
  });

  test("part when the keeper leaves", { checks: ["leave"] }, async () => {
    const [tree, second, third] = [await plant(), await plant(), await plant()];
    const [ilse, omar] = [await addKeeper(), await addKeeper(OMAR)];
    for (const one of [tree, second]) await assign(one, ilse.id);
    await assign(third, omar.id);
    const { status } = await send(`DELETE /keepers/${ilse.id}`);
    const ids = (await show("/keepers")).keepers.map(({ id }) => id);
    expect({ status, "is listed": ids.includes(ilse.id) }).toEqual({ status: 204, "is listed": false });
    expect([await keeperOf(tree), await keeperOf(second), (await keeperOf(third))?.id]).toEqual([
      null,
      null,
      omar.id,
    ]);
    expect({ ilse: await tagsOf(ilse.id), omar: await tagsOf(omar.id) }).toEqual({
      ilse: [],
      omar: [third.tag],
    });
  });

  test("are 404 when they do not exist", { checks: ["unknown-keeper"] }, async () => {
    const { id } = await addKeeper();
    const calls = NO_ID.flatMap((one) => [
      `PATCH /keepers/${one}`,
      `DELETE /keepers/${one}`,
      `PUT /trees/${one}/keeper`,
    ]);
    expect(await statuses(calls, { name: "New", keeperId: id })).toEqual(each(calls, 404));
  });
});
