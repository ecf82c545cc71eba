import { expect, learnerTests, test } from "@aulo/runner/spec";

/** Like the version that learners see, with other names. */
const MAP = `
import express from "express";

const PEOPLE = {
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
    req.user = Object.hasOwn(PEOPLE, token) ? PEOPLE[token] : null;
    if (!req.user) return res.status(401).json({ error: "who are you?" });
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

const ROWS = `
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

const BY_METHOD = `
import express from "express";
export function createApp() {
  let loans = [["7", "Dune", "ada"], ["8", "Emma", "omar"]];
  const names = ["ada", "omar", "ines"];
  const answer = (req) => {
    const name = names.find((one) => req.headers.authorization === "Bearer token-" + one);
    if (!name) return { status: 401 };
    const loan = loans.find(([id]) => id === req.params.id);
    if (name === "ines") {
      if (!loan) return { status: 404 };
      if (req.method === "GET") return { status: 200, loan };
      loans = loans.filter((one) => one !== loan);
      return { status: 204 };
    }
    if (req.method === "DELETE") return { status: 403 };
    return loan?.[2] === name ? { status: 200, loan } : { status: 404 };
  };
  const app = express();
  app.all("/loans/:id", (req, res) => {
    const { status, loan } = answer(req);
    if (!loan) return res.status(status).end();
    const [id, book, lentTo] = loan;
    res.status(status).json({ id, book, lentTo });
  });
  return app;
}
`;

test.each([
  ["the right version", MAP],
  ["another right version", ROWS],
  ["a right version with one handler", BY_METHOD],
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

test("notices: a request without login can read", { checks: ["nobody-reads"] }, async () => {
  await expectNoticed(
    MAP,
    'if (!req.user) return res.status(401).json({ error: "who are you?" });',
    'req.user ??= { id: "ada", role: req.method === "GET" ? "librarian" : "member" };',
  );
});

test("notices: a token that does not exist is taken for a member", { checks: ["nobody-reads"] }, async () => {
  await expectNoticed(MAP, "PEOPLE[token] : null", 'PEOPLE[token] : token && { id: "ada", role: "member" }');
});

test("notices: a request without login is forbidden to close", { checks: ["nobody-closes"] }, async () => {
  await expectNoticed(
    BY_METHOD,
    "if (!name) return { status: 401 };",
    'if (!name) return { status: req.method === "DELETE" ? 403 : 401 };',
  );
});

test("notices: members do not see their own loans", { checks: ["own"] }, async () => {
  await expectNoticed(MAP, " || loan.lentTo === req.user.id", "");
});

test("notices: the book is left out", { checks: ["own"] }, async () => {
  await expectNoticed(BY_METHOD, "json({ id, book, lentTo })", "json({ id, lentTo })");
});

test("notices: members read the loans of others", { checks: ["foreign"] }, async () => {
  await expectNoticed(MAP, "loan.lentTo === req.user.id", "true");
});

test("notices: foreign loans answer 403 and so give themselves away", { checks: ["foreign"] }, async () => {
  await expectNoticed(
    MAP,
    "if (!mayRead) return res.status(404)",
    "if (!mayRead) return res.status(loan ? 403 : 404)",
  );
});

test("notices: members close their own loans", { checks: ["member-closes"] }, async () => {
  await expectNoticed(
    BY_METHOD,
    'if (req.method === "DELETE") return { status: 403 };',
    'if (req.method === "DELETE" && loan?.[2] !== name) return { status: 403 };\n    if (req.method === "DELETE") return { status: 204 };',
  );
});

test("notices: members get 404 when they close a foreign loan", { checks: ["member-closes"] }, async () => {
  await expectNoticed(
    ROWS,
    "if (!res.locals.isStaff) return res.status(403)",
    "if (!res.locals.isStaff) return res.status(rows.some((row) => row.id === req.params.id && row.lentTo === res.locals.name) ? 403 : 404)",
  );
});

test("notices: the librarian reads no loan", { checks: ["librarian-reads"] }, async () => {
  await expectNoticed(ROWS, "res.locals.isStaff || row.lentTo", "row.lentTo");
});

test("notices: a closed loan is still there", { checks: ["librarian-closes"] }, async () => {
  await expectNoticed(BY_METHOD, "loans = loans.filter((one) => one !== loan);", "");
});

test("notices: closing one loan closes all", { checks: ["librarian-closes"] }, async () => {
  await expectNoticed(ROWS, "rows = rest;", "rows = [];");
});

test("notices: closing answers 200", { checks: ["librarian-closes"] }, async () => {
  await expectNoticed(MAP, "res.status(204).end()", "res.status(200).end()");
});

test("notices: closing a loan that does not exist answers 204", { checks: ["unknown"] }, async () => {
  await expectNoticed(ROWS, "204 : 404", "204 : 204");
});

test("notices: reading a loan that does not exist answers 204", { checks: ["unknown"] }, async () => {
  await expectNoticed(
    BY_METHOD,
    "if (!loan) return { status: 404 };",
    'if (!loan) return { status: req.method === "GET" ? 204 : 404 };',
  );
});

test("notices: a refused closing closes all the same", { checks: ["no-effect"] }, async () => {
  await expectNoticed(
    MAP,
    'app.delete("/loans/:id", (req, res) => {',
    'app.delete("/loans/:id", (req, res) => { if (req.user.id === "ada") loans.delete(req.params.id);',
  );
});

test("notices: a refused closing of a foreign loan closes it all the same", {
  checks: ["no-effect"],
}, async () => {
  await expectNoticed(
    ROWS,
    "if (!res.locals.isStaff) return",
    "if (!res.locals.isStaff) rows = rows.filter((row) => row.id !== req.params.id || row.lentTo === res.locals.name);\n      if (!res.locals.isStaff) return",
  );
});

test("notices: a closing without login is refused and closes all the same", {
  checks: ["no-effect"],
}, async () => {
  await expectNoticed(
    MAP,
    "if (!req.user) return",
    'if (!req.user && req.method === "DELETE") loans.delete(req.path.split("/").at(-1));\n    if (!req.user) return',
  );
});

test("notices: a token that does not exist may close", { checks: ["nobody-closes"] }, async () => {
  await expectNoticed(
    BY_METHOD,
    "if (!name) return { status: 401 };",
    'if (!name) return { status: req.method === "DELETE" && req.headers.authorization ? 204 : 401 };',
  );
});
