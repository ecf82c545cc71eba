import { expect, learnerTests, test } from "@aulo/runner/spec";

const RIGHT = `
import express from "express";

const USERS = {
  "token-ada": { id: "ada", role: "member" },
  "token-omar": { id: "omar", role: "member" },
  "token-ines": { id: "ines", role: "librarian" },
};

export function createApp() {
  const loans = new Map([
    ["7", { id: "7", book: "Dune", lentTo: "ada" }],
    ["8", { id: "8", book: "Emma", lentTo: "omar" }],
  ]);
  const app = express();
  app.use((req, res, next) => {
    const token = /^Bearer (.+)$/.exec(req.get("authorization") ?? "")?.[1] ?? "";
    req.user = Object.hasOwn(USERS, token) ? USERS[token] : null;
    if (!req.user) return res.status(401).json({ error: "log in first" });
    next();
  });
  app.get("/loans/:id", (req, res) => {
    const loan = loans.get(req.params.id);
    const mayRead = loan && (req.user.role === "librarian" || loan.lentTo === req.user.id);
    if (!mayRead) return res.status(404).json({ error: "no such loan" });
    res.json(loan);
  });
  app.delete("/loans/:id", (req, res) => {
    if (req.user.role !== "librarian") return res.status(403).json({ error: "only librarians close loans" });
    if (!loans.delete(req.params.id)) return res.status(404).json({ error: "no such loan" });
    res.status(204).end();
  });
  return app;
}
`;

const OTHER = `
import express from "express";
const people = new Map([["token-ada", ["ada"]], ["token-omar", ["omar"]], ["token-ines", ["ines", "staff"]]]);
export const createApp = () => {
  let rows = [{ lentTo: "ada", id: "7", book: "Dune" }, { lentTo: "omar", id: "8", book: "Emma" }];
  const router = express.Router();
  router.use((req, res, next) => {
    const [scheme, token] = (req.headers.authorization ?? "").split(" ");
    const found = scheme === "Bearer" ? people.get(token) : undefined;
    if (found === undefined) return res.set("www-authenticate", "Bearer").sendStatus(401);
    res.locals.name = found[0];
    res.locals.isStaff = found[1] === "staff";
    next();
  });
  router.route("/:id")
    .get((req, res) => {
      const visible = rows.filter((row) => res.locals.isStaff || row.lentTo === res.locals.name);
      const row = visible.find((one) => one.id === req.params.id);
      if (row) res.send(row);
      else res.sendStatus(404);
    })
    .delete((req, res) => {
      if (!res.locals.isStaff) return res.status(403).send({ message: "nein" });
      const rest = rows.filter((row) => row.id !== req.params.id);
      const status = rest.length < rows.length ? 204 : 404;
      rows = rest;
      res.sendStatus(status);
    });
  const app = express();
  app.use("/loans", router);
  return app;
};
`;

function broken(from, to) {
  const files = { "app.js": RIGHT.replace(from, to) };
  if (files["app.js"] === RIGHT) throw new Error("This version is not broken.");
  return files;
}

async function expectNoticed(files) {
  const { failed } = await learnerTests(files);
  expect({ testsThatFail: failed.length }).not.toEqual({ testsThatFail: 0 });
}

async function expectAllPass(files) {
  const { total, failed } = await learnerTests(files);
  expect(failed).toEqual([]);
  expect(total).toBeGreaterThan(0);
}

test("passes for the right version", async () => {
  await expectAllPass({ "app.js": RIGHT });
});

test("passes for another right version", async () => {
  await expectAllPass({ "app.js": OTHER });
});

test.each([
  [
    "who is not logged in can read",
    'if (!req.user) return res.status(401).json({ error: "log in first" });',
    'req.user ??= { id: "ada", role: req.method === "GET" ? "librarian" : "member" };',
  ],
  [
    "a token that does not exist is taken for a member",
    "USERS[token] : null",
    'USERS[token] : token && { id: "ada", role: "member" }',
  ],
  ["members read each other's loans", "loan.lentTo === req.user.id", "true"],
  [
    "foreign loans answer 403 and so give themselves away",
    "if (!mayRead) return res.status(404)",
    "if (!mayRead) return res.status(loan ? 403 : 404)",
  ],
  [
    "a refused closing closes all the same",
    'app.delete("/loans/:id", (req, res) => {',
    'app.delete("/loans/:id", (req, res) => { if (req.user.id === "ada") loans.delete(req.params.id);',
  ],
])("notices: %s", async (_name, from, to) => {
  await expectNoticed(broken(from, to));
});
