import express from "express";
import { addRepair, ConflictError, finishRepair, loadRepair, NotFoundError } from "./repairs.js";

class HttpError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const app = express();
app.use(express.json());

app.post("/repairs", async (req, res) => {
  const item = req.body?.item;
  if (typeof item !== "string" || item === "") throw new HttpError(400, "A repair needs an item.");
  res.status(201).json(await addRepair(item));
});

app.get("/repairs/:id", async (req, res) => {
  res.json(await loadRepair(Number(req.params.id)));
});

app.post("/repairs/:id/finish", async (req, res) => {
  res.json(await finishRepair(Number(req.params.id)));
});

app.use((req) => {
  throw new HttpError(404, `There is no ${req.method} ${req.path}.`);
});

function statusOf(error) {
  if (error instanceof NotFoundError) return 404;
  if (error instanceof ConflictError) return 400;
  return error.status ?? 500;
}

app.use((error, req, res, next) => {
  if (res.headersSent) return next(error);
  const status = statusOf(error);
  if (status >= 500) console.error(error);
  const detail = status >= 500 ? "Something failed on our side." : error.message;
  res.status(status).json({ status, detail });
});

app.listen(process.env.PORT);
