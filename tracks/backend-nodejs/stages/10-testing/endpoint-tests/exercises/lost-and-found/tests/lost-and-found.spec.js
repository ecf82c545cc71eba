import { expect, learnerTests, test } from "@aulo/runner/spec";

const RIGHT = `
import express from "express";
export function createApp() {
  const finds = new Map();
  let lastId = 0;
  const app = express();
  app.use(express.json());
  app.post("/finds", (req, res) => {
    const text = req.body?.text;
    if (text === undefined) return res.status(400).json({ error: "text is missing" });
    if (typeof text !== "string") return res.status(400).json({ error: "text must be text" });
    if (text.trim() === "") return res.status(400).json({ error: "text must not be empty" });
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
}`;

const OTHER = `
import express from "express";
import { randomUUID } from "node:crypto";
export const createApp = () => {
  let all = [];
  const router = express.Router();
  router.use((req, res, next) => { res.set("x-office", "lost property"); next(); });
  router.route("/")
    .get((req, res) => res.status(200).type("application/json").send(JSON.stringify(all, null, 2)))
    .post(express.json(), (req, res) => {
      const { text } = req.body ?? {};
      const isText = typeof text === "string" && /[^ ]/.test(text.replace(/\\s/g, " "));
      if (!isText) return res.status(400).json({ error: "Bitte einen Text angeben.", field: "text" });
      const find = { text, id: randomUUID() };
      all = all.concat(find);
      res.location("/finds/" + find.id).status(201).json(find);
    });
  router.param("id", (req, res, next, id) => {
    req.find = all.find((one) => one.id === id);
    if (req.find) return next();
    res.status(404).json({ error: "weg" });
  });
  router.route("/:id")
    .get((req, res) => res.json(req.find))
    .delete((req, res) => {
      all = all.filter((one) => one !== req.find);
      res.status(204).end();
    });
  const app = express();
  app.use("/finds", router);
  return app;
};`;

function broken(from, to) {
  const files = { "app.js": RIGHT.replace(from, to) };
  if (files["app.js"] === RIGHT) throw new Error("This version is not broken.");
  return files;
}

async function expectNoticed(files) {
  const { failed } = await learnerTests(files);
  expect({ testsThatFail: failed.length }).not.toEqual({ testsThatFail: 0 });
}

test("passes for the right version", async () => {
  const { total, failed } = await learnerTests({ "app.js": RIGHT });
  expect(failed).toEqual([]);
  expect(total).toBeGreaterThan(0);
});

test("passes for another right version", async () => {
  const { total, failed } = await learnerTests({ "app.js": OTHER });
  expect(failed).toEqual([]);
  expect(total).toBeGreaterThan(0);
});

test.each([
  ["creating answers 200", "status(201)", "status(200)"],
  ["the new find has no text", "status(201).json(find)", "status(201).json({ id: find.id })"],
  ["the list comes in the wrong order", "json([...finds.values()])", "json([...finds.values()].reverse())"],
  ["a find cannot be asked for", "finds.get(req.params.id)", "finds.get(Number(req.params.id))"],
  [
    "a missing text is accepted",
    'if (text === undefined) return res.status(400).json({ error: "text is missing" });',
    "if (text === undefined) return res.status(201).json({ id: 1 });",
  ],
  [
    "a number is accepted as text",
    'if (typeof text !== "string") return res.status(400)',
    'if (typeof text !== "string") return res.status(201)',
  ],
  ["white space is accepted as text", 'text.trim() === ""', 'text === ""'],
  [
    "an error comes without JSON",
    'status(400).json({ error: "text is missing" })',
    'status(400).send("text is missing")',
  ],
  [
    "what was refused is stored all the same",
    'if (text.trim() === "") return',
    'if (text.trim() === "") finds.set("x", { id: "x", text }); if (text.trim() === "") return',
  ],
  ["an unknown find answers 200", "if (!find) return res.status(404)", "if (!find) return res.status(200)"],
  ["deleting answers 200", "found ? 204 : 404", "found ? 200 : 404"],
  ["deleting leaves the find there", "finds.delete(req.params.id)", "finds.has(req.params.id)"],
  ["deleting what is not there answers 204", "found ? 204 : 404", "204"],
  [
    "deleting one takes them all",
    "finds.delete(req.params.id);",
    "finds.delete(req.params.id); if (found) finds.clear();",
  ],
])("notices: %s", async (_name, from, to) => {
  await expectNoticed(broken(from, to));
});
