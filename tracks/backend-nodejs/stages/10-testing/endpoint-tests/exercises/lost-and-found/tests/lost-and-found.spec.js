import { expect, learnerTests, test } from "@aulo/runner/spec";

const MAP = `
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

const ROUTER = `
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

/** Like the version that learners see, with other names. */
const RENAMED = `
import express from "express";

export function createApp() {
  const things = new Map();
  let count = 100;
  const app = express();
  app.use(express.json());

  app.post("/finds", (request, response) => {
    const text = request.body?.text;
    if (typeof text !== "string" || text.trim() === "") {
      return response.status(400).json({ error: "no text" });
    }
    count += 1;
    const thing = { id: String(count), text };
    things.set(thing.id, thing);
    response.status(201).json(thing);
  });

  app.get("/finds", (request, response) => {
    response.json([...things.values()]);
  });

  app.get("/finds/:id", (request, response) => {
    const thing = things.get(request.params.id);
    if (!thing) return response.status(404).json({ error: "no such find" });
    response.json(thing);
  });

  app.delete("/finds/:id", (request, response) => {
    const found = things.delete(request.params.id);
    response.sendStatus(found ? 204 : 404);
  });

  return app;
}
`;

test.each([
  ["the right version", MAP],
  ["another right version", ROUTER],
  ["a right version with other names", RENAMED],
])("passes for %s", { checks: ["right-versions"] }, async (_name, source) => {
  const { total, failed } = await learnerTests({ "app.js": source });
  expect({ failed }).toEqual({ failed: [] });
  expect({ "has tests": total > 0 }).toEqual({ "has tests": true });
});

async function expectNoticed(source, from, to) {
  const broken = source.replace(from, to);
  if (broken === source) throw new Error("This version is not broken.");
  const { failed } = await learnerTests({ "app.js": broken });
  expect({ testsThatFail: failed.length }).not.toEqual({ testsThatFail: 0 });
}

test("notices: creating answers 200", { checks: ["add"] }, async () => {
  await expectNoticed(MAP, "status(201)", "status(200)");
});

test("notices: the new find has no text", { checks: ["add"] }, async () => {
  await expectNoticed(ROUTER, "status(201).json(find)", "status(201).json({ id: find.id })");
});

test("notices: the new find has no id", { checks: ["add"] }, async () => {
  await expectNoticed(RENAMED, "status(201).json(thing)", "status(201).json({ text })");
});

test("notices: a missing text is accepted", { checks: ["refuse"] }, async () => {
  await expectNoticed(
    MAP,
    'if (text === undefined) return res.status(400).json({ error: "text is missing" });',
    "if (text === undefined) return res.status(201).json({ id: 1 });",
  );
});

test("notices: a number is accepted as text", { checks: ["refuse"] }, async () => {
  await expectNoticed(
    MAP,
    'if (typeof text !== "string") return res.status(400)',
    'if (typeof text !== "string") return res.status(201)',
  );
});

test("notices: white space is accepted as text", { checks: ["refuse"] }, async () => {
  await expectNoticed(RENAMED, 'text.trim() === ""', 'text === ""');
});

test("notices: an error comes without JSON", { checks: ["refuse"] }, async () => {
  await expectNoticed(
    MAP,
    'status(400).json({ error: "text is missing" })',
    'status(400).send("text is missing")',
  );
});

test("notices: what was refused is stored all the same", { checks: ["store-nothing"] }, async () => {
  await expectNoticed(
    MAP,
    'if (text.trim() === "") return',
    'if (text.trim() === "") finds.set("x", { id: "x", text }); if (text.trim() === "") return',
  );
});

test("notices: the list comes in the wrong order", { checks: ["list"] }, async () => {
  await expectNoticed(RENAMED, "json([...things.values()])", "json([...things.values()].reverse())");
});

test("notices: the list has the newest find only", { checks: ["list"] }, async () => {
  await expectNoticed(ROUTER, "JSON.stringify(all, null, 2)", "JSON.stringify(all.slice(-1))");
});

test("notices: a find cannot be asked for", { checks: ["find"] }, async () => {
  await expectNoticed(MAP, "finds.get(req.params.id)", "finds.get(Number(req.params.id))");
});

test("notices: every id gives the first find", { checks: ["find"] }, async () => {
  await expectNoticed(
    ROUTER,
    ".get((req, res) => res.json(req.find))",
    ".get((req, res) => res.json(all[0]))",
  );
});

test("notices: an unknown find answers 200", { checks: ["unknown"] }, async () => {
  await expectNoticed(
    RENAMED,
    "if (!thing) return response.status(404)",
    "if (!thing) return response.status(200)",
  );
});

test("notices: deleting answers 200", { checks: ["delete"] }, async () => {
  await expectNoticed(MAP, "found ? 204 : 404", "found ? 200 : 404");
});

test("notices: deleting leaves the find there", { checks: ["delete"] }, async () => {
  await expectNoticed(RENAMED, "things.delete(request.params.id)", "things.has(request.params.id)");
});

test("notices: deleting one takes them all", { checks: ["delete"] }, async () => {
  await expectNoticed(ROUTER, "all.filter((one) => one !== req.find)", "[]");
});

test("notices: deleting what is not there answers 204", { checks: ["delete-unknown"] }, async () => {
  await expectNoticed(MAP, "found ? 204 : 404", "204");
});

test("notices: the new find has another text", { checks: ["add"] }, async () => {
  await expectNoticed(MAP, "status(201).json(find)", 'status(201).json({ ...find, text: "something" })');
});

test("notices: an empty text is accepted", { checks: ["refuse"] }, async () => {
  await expectNoticed(RENAMED, 'text.trim() === ""', "/^\\s+$/.test(text)");
});

test("notices: an error is an object", { checks: ["refuse"] }, async () => {
  await expectNoticed(RENAMED, 'error: "no text"', 'error: { text: "missing" }');
});

const REFUSALS = [
  ["a number", 'if (typeof text !== "string") return'],
  ["a find without a text", "if (text === undefined) return"],
];
test.each(REFUSALS)(
  "notices: %s is refused and stored",
  { checks: ["store-nothing"] },
  async (_name, refusal) => {
    const storing = refusal.replace("return", 'finds.set("x", { id: "x", text });');
    await expectNoticed(MAP, refusal, `${storing} ${refusal}`);
  },
);

test("notices: the list answers 202", { checks: ["list"] }, async () => {
  await expectNoticed(ROUTER, "res.status(200).type", "res.status(202).type");
});

test("notices: a find comes without its text", { checks: ["find"] }, async () => {
  await expectNoticed(RENAMED, "    response.json(thing);", "    response.json({ id: thing.id });");
});

test("notices: a find answers 202", { checks: ["find"] }, async () => {
  await expectNoticed(ROUTER, "res.json(req.find)", "res.status(202).json(req.find)");
});
