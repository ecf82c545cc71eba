import express from "express";

export function createApp() {
  const finds = new Map();
  let lastId = 0;
  const app = express();
  app.use(express.json());

  app.post("/finds", (req, res) => {
    const text = req.body?.text;
    if (typeof text !== "string" || text.trim() === "") {
      return res.status(400).json({ error: "text must not be empty" });
    }
    lastId += 1;
    const find = { id: lastId, text };
    finds.set(String(find.id), find);
    res.status(201).json(find);
  });

  app.get("/finds", (req, res) => {
    res.json([...finds.values()]);
  });

  app.get("/finds/:id", (req, res) => {
    const find = finds.get(req.params.id);
    if (!find) return res.status(404).json({ error: "no such find" });
    res.json(find);
  });

  app.delete("/finds/:id", (req, res) => {
    const found = finds.delete(req.params.id);
    res.sendStatus(found ? 204 : 404);
  });

  return app;
}
