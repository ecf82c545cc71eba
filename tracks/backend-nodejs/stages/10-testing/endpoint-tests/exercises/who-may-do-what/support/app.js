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
