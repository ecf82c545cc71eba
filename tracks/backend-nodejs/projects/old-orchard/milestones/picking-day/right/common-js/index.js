const express = require("express");
const { MongoClient, ObjectId } = require("mongodb");

const USES = ["eating", "cooking", "juice", "cider"];
const client = new MongoClient(process.env.MONGODB_URI);
const trees = () => client.db().collection("trees");
const ids = (text) => (/^[0-9a-f]{24}$/i.test(text) ? { _id: ObjectId.createFromHexString(text) } : { _id: "none" });
const sum = (list) => list.reduce((total, one) => total + one.baskets, 0);
const show = ({ _id, version, baskets = 0, pickings = [], ...tree }) => ({ id: _id, ...tree, baskets, left: baskets - sum(pickings), pickings });
const filled = (text) => typeof text === "string" && /\S/.test(text);

const app = express();
app.use(express.json());

app.route("/trees").get(async (req, res) => {
  const { use, plantedBefore } = req.query;
  if (use !== undefined && !USES.includes(use)) return res.sendStatus(400);
  if (plantedBefore !== undefined && !/^-?\d+$/.test(plantedBefore)) return res.sendStatus(400);
  const found = [];
  for await (const tree of trees().find().sort("tag")) {
    if (use && !tree.uses.includes(use)) continue;
    if (plantedBefore && tree.planted >= +plantedBefore) continue;
    found.push(show(tree));
  }
  res.json({ trees: found });
}).post((req, res, next) => {
  const { tag, sort, planted, uses } = req.body ?? {};
  const fits = Number.isInteger(tag) && tag > 0 && filled(sort) && Number.isInteger(planted) && planted > 1799 && planted < 2101 && uses instanceof Array && uses.length > 0 && !uses.some((use) => !USES.includes(use));
  if (!fits) return res.sendStatus(400);
  const tree = { tag, sort, planted, uses, notes: [] };
  trees().insertOne(tree).then(() => res.status(201).send(show(tree)), (error) => (error.code === 11000 ? res.sendStatus(409) : next(error)));
});

app.get("/trees/:id", async (req, res) => {
  const tree = await trees().findOne(ids(req.params.id));
  return tree ? res.json(show(tree)) : res.sendStatus(404);
});

app.post("/trees/:id/notes", async (req, res) => {
  const where = ids(req.params.id);
  if ((await trees().countDocuments(where)) === 0) return res.sendStatus(404);
  if (!filled(req.body?.text)) return res.sendStatus(400);
  await trees().updateOne(where, { $push: { notes: { at: new Date(), text: req.body.text } } });
  res.status(201).json(show(await trees().findOne(where)));
});

app.delete("/trees/:id", async (req, res) => {
  const gone = await trees().findOneAndDelete(ids(req.params.id));
  res.sendStatus(gone ? 204 : 404);
});

/** Reads, changes and writes, and begins again when somebody was faster. */
async function change(where, work) {
  for (;;) {
    const tree = await trees().findOne(where);
    if (!tree) return 404;
    const status = work(tree);
    if (status >= 400) return status;
    const { version = 0 } = tree;
    const same = { ...where, version: version === 0 ? { $in: [null, 0] } : version };
    const { matchedCount } = await trees().updateOne(same, { $set: { baskets: tree.baskets, pickings: tree.pickings ?? [], version: version + 1 } });
    if (matchedCount === 1) return status;
  }
}

const answer = async (res, where, status) => (status >= 400 ? res.sendStatus(status) : res.status(status).json(show(await trees().findOne(where))));

app.put("/trees/:id/baskets", async (req, res) => {
  const baskets = req.body?.baskets;
  if (!Number.isInteger(baskets) || baskets < 0 || baskets > 100) return res.sendStatus(400);
  const where = ids(req.params.id);
  answer(res, where, await change(where, (tree) => {
    if ((tree.pickings ?? []).length > 0) return 409;
    tree.baskets = baskets;
    return 200;
  }));
});

app.post("/trees/:id/pickings", async (req, res) => {
  const { name, baskets } = req.body ?? {};
  if (!filled(name) || !Number.isInteger(baskets) || baskets < 1 || baskets > 10) return res.sendStatus(400);
  const where = ids(req.params.id);
  answer(res, where, await change(where, (tree) => {
    tree.pickings ??= [];
    if ((tree.baskets ?? 0) - sum(tree.pickings) < baskets) return 409;
    tree.pickings.push({ id: new ObjectId().toString(), name, baskets });
    return 201;
  }));
});

app.delete("/trees/:id/pickings/:picking", async (req, res) => {
  const where = ids(req.params.id);
  answer(res, where, await change(where, (tree) => {
    const at = (tree.pickings ?? []).findIndex(({ id }) => id === req.params.picking);
    if (at < 0) return 404;
    tree.pickings.splice(at, 1);
    return 200;
  }));
});

app.get("/pickings", async (req, res) => {
  const all = [];
  for (const tree of await trees().find().sort("tag").toArray()) {
    for (const picking of tree.pickings ?? []) all.push({ treeId: tree._id, tag: tree.tag, ...picking });
  }
  res.json({ pickings: all.filter(({ name }) => !req.query.name || name === req.query.name) });
});

client.connect().then(() => trees().createIndex("tag", { unique: true })).then(() => app.listen(process.env.PORT));
