import { bodyFits, fail, queryFits } from "./http.js";
import { cut, inOrder } from "./lists.js";
import { Loan, LoanList, Return, Seed, SeedList } from "./schemas.js";

/** All addresses of one edition. */
export function addRoutes(app, library, { prefix, toView, SeedChange }) {
  const show = (seed) => toView(seed, library);

  app.use(`${prefix}/seeds/:id`, (req, res, next) => {
    req.seed = library.findSeed(req.params.id);
    if (req.seed === undefined) return fail(res, 404, "The cupboard does not have this seed.");
    next();
  });

  app.use(`${prefix}/loans/:id`, (req, res, next) => {
    req.loan = library.findLoan(req.params.id);
    if (req.loan === undefined) return fail(res, 404, "There is no such loan.");
    next();
  });

  app.get(`${prefix}/seeds`, queryFits(SeedList), (req, res) => {
    const found = library.listSeeds(req.asked);
    const piece = cut(inOrder(found, req.asked.sort), req.asked);
    res.json({ seeds: piece.map(show), total: found.length });
  });

  app.post(`${prefix}/seeds`, bodyFits(Seed), (req, res) => {
    if (library.hasName(req.body.name)) return fail(res, 409, "This seed is on the shelf already.");
    const seed = library.addSeed(req.body);
    res.status(201).location(`${prefix}/seeds/${seed.id}`).json(show(seed));
  });

  app.get(`${prefix}/seeds/:id`, (req, res) => res.json(show(req.seed)));

  app.patch(`${prefix}/seeds/:id`, bodyFits(SeedChange), (req, res) => {
    const { packets, version = req.seed.version } = req.body;
    if (version !== req.seed.version) return fail(res, 409, "Somebody changed this seed. Look again.");
    library.setPackets(req.seed, packets);
    res.json(show(req.seed));
  });

  app.delete(`${prefix}/seeds/:id`, (req, res) => {
    if (library.wasLent(req.seed)) return fail(res, 409, "This seed was lent.");
    library.removeSeed(req.seed);
    res.status(204).end();
  });

  app.post(`${prefix}/seeds/:id/loans`, bodyFits(Loan), (req, res) => {
    if (req.seed.packets === 0) return fail(res, 409, "No packet is left.");
    const loan = library.lend(req.seed, req.body.gardener);
    res.status(201).location(`${prefix}/loans/${loan.id}`).json(loan);
  });

  if (prefix === "/v1") return;
  app.get(`${prefix}/loans`, queryFits(LoanList), (req, res) => {
    const found = library.listLoans(req.asked);
    res.json({ loans: cut(found, req.asked), total: found.length });
  });

  app.get(`${prefix}/loans/:id`, (req, res) => res.json(req.loan));

  app.put(`${prefix}/loans/:id/return`, bodyFits(Return), (req, res) => {
    const isDone = library.giveBack(req.loan, req.body.packets);
    if (!isDone) return fail(res, 409, "These packets are lent again already.");
    res.json(req.loan);
  });
}
