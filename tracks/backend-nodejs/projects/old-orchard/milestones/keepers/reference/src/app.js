import express from "express";
import { isNumberOfBaskets, isPicking, isText, isTree, isUse, isWhole } from "./fits.js";

/** The routes of the orchard. They know nothing about the database. */
export function createApp({ trees, keepers }) {
  const app = express();
  app.use(express.json());

  app.get("/trees", async (req, res) => {
    const { use, plantedBefore, keeper } = req.query;
    const year = plantedBefore === undefined || plantedBefore === "" ? plantedBefore : Number(plantedBefore);
    const fits = (use === undefined || isUse(use)) && (year === undefined || isWhole(year));
    if (!fits) return res.status(400).json({ error: "We cannot look for this." });
    res.json({ trees: await trees.list({ use, plantedBefore: year, keeper }) });
  });

  app.post("/trees", async (req, res) => {
    if (!isTree(req.body)) return res.status(400).json({ error: "This is not a tree of ours." });
    const { tag, sort, planted, uses } = req.body;
    const tree = await trees.add({ tag, sort, planted, uses });
    if (tree === null) return res.status(409).json({ error: `There is a tree with the tag ${tag}.` });
    res.status(201).json(tree);
  });

  app.get("/trees/:id", async (req, res) => {
    sendFound(res, 200, await trees.find(req.params.id));
  });

  app.post("/trees/:id/notes", async (req, res) => {
    if (!isText(req.body?.text)) return res.status(400).json({ error: "A note has a text." });
    sendFound(res, 201, await trees.addNote(req.params.id, req.body.text));
  });

  app.put("/trees/:id/baskets", async (req, res) => {
    if (!isNumberOfBaskets(req.body?.baskets)) return res.status(400).json({ error: "A tree bears 0 to 100 baskets." });
    await sendChanged(res, 200, req.params.id, await trees.setBaskets(req.params.id, req.body.baskets));
  });

  app.post("/trees/:id/pickings", async (req, res) => {
    if (!isPicking(req.body)) return res.status(400).json({ error: "A picking has a name and 1 to 10 baskets." });
    await sendChanged(res, 201, req.params.id, await trees.reserve(req.params.id, req.body));
  });

  app.delete("/trees/:id/pickings/:pickingId", async (req, res) => {
    sendFound(res, 200, await trees.giveBack(req.params.id, req.params.pickingId));
  });

  app.get("/pickings", async (req, res) => {
    res.json({ pickings: await trees.listPickings(req.query.name) });
  });

  app.delete("/trees/:id", async (req, res) => {
    const isGone = await trees.remove(req.params.id);
    if (!isGone) return sendFound(res, 200, null);
    res.status(204).end();
  });

  app.put("/trees/:id/keeper", async (req, res) => {
    const tree = await trees.setKeeper(req.params.id, req.body?.keeperId);
    if (tree === undefined) return res.status(400).json({ error: "There is no such keeper." });
    sendFound(res, 200, tree);
  });

  app.get("/keepers", async (req, res) => {
    res.json({ keepers: await keepers.list() });
  });

  app.post("/keepers", async (req, res) => {
    await sendFit(res, 201, () => keepers.add(Object(req.body)));
  });

  app.patch("/keepers/:id", async (req, res) => {
    await sendFit(res, 200, () => keepers.change(req.params.id, Object(req.body)));
  });

  app.delete("/keepers/:id", async (req, res) => {
    const isGone = await keepers.remove(req.params.id);
    if (!isGone) return sendFound(res, 200, null);
    res.status(204).end();
  });

  /** Without a changed tree, the reason is that it does not exist, or that it does not allow the change. */
  async function sendChanged(res, status, id, tree) {
    if (tree !== null) return res.status(status).json(tree);
    const found = await trees.find(id);
    if (found === null) return sendFound(res, status, found);
    res.status(409).json({ error: "Others have reserved these baskets." });
  }

  return app;
}

function sendFound(res, status, found) {
  if (found === null) return res.status(404).json({ error: "We do not have this." });
  res.status(status).json(found);
}

/** Sends what the work returns, or the faults that Mongoose found. */
async function sendFit(res, status, work) {
  try {
    sendFound(res, status, await work());
  } catch (error) {
    if (error.name !== "ValidationError") throw error;
    const faults = Object.values(error.errors).map((fault) => [fault.path, fault.message]);
    res.status(400).json({ error: "Some fields do not fit.", fields: Object.fromEntries(faults) });
  }
}
