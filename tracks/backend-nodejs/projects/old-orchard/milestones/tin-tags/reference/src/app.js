import express from "express";
import { isText, isTree, isUse, isWhole } from "./fits.js";

/** The routes of the orchard. They know nothing about the database. */
export function createApp(trees) {
  const app = express();
  app.use(express.json());

  app.get("/trees", async (req, res) => {
    const { use, plantedBefore } = req.query;
    const year = plantedBefore === undefined || plantedBefore === "" ? plantedBefore : Number(plantedBefore);
    const fits = (use === undefined || isUse(use)) && (year === undefined || isWhole(year));
    if (!fits) return res.status(400).json({ error: "We cannot look for this." });
    res.json({ trees: await trees.list({ use, plantedBefore: year }) });
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

  app.delete("/trees/:id", async (req, res) => {
    const isGone = await trees.remove(req.params.id);
    if (!isGone) return sendFound(res, 200, null);
    res.status(204).end();
  });

  return app;
}

function sendFound(res, status, tree) {
  if (tree === null) return res.status(404).json({ error: "We do not have this tree." });
  res.status(status).json(tree);
}
