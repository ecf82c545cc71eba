const express = require("express");
const { MongoClient, ObjectId } = require("mongodb");

const USES = ["eating", "cooking", "juice", "cider"];
const client = new MongoClient(process.env.MONGODB_URI);
const trees = () => client.db().collection("trees");
const ids = (text) => (/^[0-9a-f]{24}$/i.test(text) ? { _id: ObjectId.createFromHexString(text) } : { _id: "none" });
const show = ({ _id, ...tree }) => ({ id: _id, ...tree });
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

client.connect().then(() => trees().createIndex("tag", { unique: true })).then(() => app.listen(process.env.PORT));
