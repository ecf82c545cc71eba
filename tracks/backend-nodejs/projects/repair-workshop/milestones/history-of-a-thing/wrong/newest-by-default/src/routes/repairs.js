import { Router } from "express";
import { cutPage, readPage } from "../list.js";
import { fail, only } from "../middleware/answers.js";
import { jsonBody } from "../middleware/json-body.js";

const STATUSES = ["waiting", "claimed", "done", "beyond-repair"];
const FINISHED = ["done", "beyond-repair"];

export function repairsRouter(book) {
  const { state } = book;
  const router = Router();

  router
    .route("/")
    .get((req, res) => {
      const { status } = req.query;
      const page = readPage(req.query);
      const isFit = status === undefined || STATUSES.includes(status);
      if (page === null || !isFit) return fail(res, 400, "The query makes no sense.");
      const found = state.repairs.filter((repair) => status === undefined || repair.status === status);
      res.json({ repairs: cutPage(found.toReversed(), page), total: found.length });
    })
    .all(only("GET", "HEAD"));

  router.use("/:id", (req, res, next) => {
    req.repair = state.repairs.find((repair) => String(repair.id) === req.params.id);
    if (req.repair === undefined) return fail(res, 404, "There is no such repair.");
    next();
  });

  router
    .route("/:id")
    .get((req, res) => res.json(req.repair))
    .patch(jsonBody, async (req, res) => {
      const { repair } = req;
      const status = req.body?.status;
      if (!FINISHED.includes(status))
        return fail(res, 400, `The status can become ${FINISHED.join(" or ")}.`);
      if (repair.status !== "claimed") return fail(res, 409, `The repair is ${repair.status}.`);
      await book.change(() => Object.assign(repair, { status, finishedAt: new Date().toISOString() }));
      res.json(repair);
    })
    .all(only("GET", "HEAD", "PATCH"));

  router
    .route("/:id/claim")
    .put(jsonBody, async (req, res) => {
      const { repair } = req;
      const volunteer = req.body?.volunteer;
      if (typeof volunteer !== "string" || volunteer.trim() === "") return fail(res, 400, "Who claims it?");
      if (repair.status === "claimed" && repair.volunteer === volunteer) return res.json(repair);
      if (repair.status !== "waiting") return fail(res, 409, `The repair is ${repair.status}.`);
      await book.change(() => Object.assign(repair, { status: "claimed", volunteer }));
      res.json(repair);
    })
    .delete(async (req, res) => {
      const { repair } = req;
      if (FINISHED.includes(repair.status)) return fail(res, 409, "The repair is finished.");
      await book.change(() => Object.assign(repair, { status: "waiting", volunteer: null }));
      res.status(204).end();
    })
    .all(only("PUT", "DELETE"));

  return router;
}
