import express from "express";
import { addRepair, ConflictError, finishRepair, loadRepair, NotFoundError } from "./repairs.js";

class BadRequestError extends Error {}

const kinds = [
  { is: NotFoundError, status: 404, detail: "There is no such repair." },
  { is: ConflictError, status: 409, detail: "This repair is done already." },
  { is: BadRequestError, status: 400, detail: "Send a repair as JSON, with the item as a text." },
];

function fail(res, status, detail) {
  res.status(status).json({ status, detail });
}

function answerError(error, req, res, _next) {
  const kind = kinds.find(({ is }) => error instanceof is);
  if (kind !== undefined) return fail(res, kind.status, kind.detail);
  if (error.status < 500) return fail(res, error.status, "This request cannot be read.");
  console.error(req.method, req.path, error);
  fail(res, 500, "Please try again later.");
}

const repairs = express.Router();

repairs.post("/", (req, res, next) => {
  const { item } = req.body ?? {};
  if (typeof item !== "string" || item.length === 0) return next(new BadRequestError());
  return addRepair(item).then((repair) => res.status(201).json(repair));
});
repairs.get("/:id", async (req, res) => res.json(await loadRepair(Number(req.params.id))));
repairs.post("/:id/finish", async (req, res) => res.json(await finishRepair(Number(req.params.id))));

const app = express();
app.use(express.json());
app.use("/repairs", repairs);
app.use((req, res) => fail(res, 404, "There is nothing here."));
app.use(answerError);
app.listen(process.env.PORT);
