import express from "express";
import { bodyFits, fail, queryFits } from "./http.js";
import { cut, inOrder } from "./lists.js";
import { Loan, LoanList, Seed, SeedChange, SeedList } from "./schemas.js";

export function createApp(library) {
  const app = express();
  app.use(express.json());

  app.use("/seeds/:id", (req, res, next) => {
    req.seed = library.findSeed(req.params.id);
    if (req.seed === undefined) return fail(res, 404, "The cupboard does not have this seed.");
    next();
  });

  app.get("/seeds", queryFits(SeedList), (req, res) => {
    const found = library.listSeeds(req.asked);
    res.json({ seeds: cut(inOrder(found, req.asked.sort), req.asked), total: cut(found, req.asked).length });
  });

  app.post("/seeds", bodyFits(Seed), (req, res) => {
    if (library.hasName(req.body.name)) return fail(res, 409, "This seed is on the shelf already.");
    const seed = library.addSeed(req.body);
    res.status(201).location(`/seeds/${seed.id}`).json(seed);
  });

  app.get("/seeds/:id", (req, res) => res.json(req.seed));

  app.patch("/seeds/:id", bodyFits(SeedChange), (req, res) => {
    req.seed.packets = req.body.packets;
    res.json(req.seed);
  });

  app.delete("/seeds/:id", (req, res) => {
    if (library.wasLent(req.seed)) return fail(res, 409, "Somebody will bring this seed back.");
    library.removeSeed(req.seed);
    res.status(204).end();
  });

  app.post("/seeds/:id/loans", bodyFits(Loan), (req, res) => {
    if (req.seed.packets === 0) return fail(res, 409, "No packet is left.");
    const loan = library.lend(req.seed, req.body.gardener);
    res.status(201).location(`/loans/${loan.id}`).json(loan);
  });

  app.get("/loans", queryFits(LoanList), (req, res) => {
    const found = library.listLoans(req.asked);
    res.json({ loans: cut(found, req.asked), total: found.length });
  });

  app.get("/loans/:id", (req, res) => {
    const loan = library.findLoan(req.params.id);
    if (loan === undefined) return fail(res, 404, "There is no such loan.");
    res.json(loan);
  });

  app.use((req, res) => fail(res, 404, "There is nothing at this address."));
  return app;
}
