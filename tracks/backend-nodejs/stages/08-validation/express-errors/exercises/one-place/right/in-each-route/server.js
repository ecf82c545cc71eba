import express from "express";
import * as store from "./repairs.js";

const app = express();
app.use(express.json());

const refuse = (res, status, detail) => {
  res.statusCode = status;
  res.setHeader("Content-Type", "application/problem+json");
  res.end(JSON.stringify({ type: "about:blank", status, title: "Sorry", detail }));
};

const explain = (res, error) => {
  switch (error.name) {
    case "NotFoundError":
      return refuse(res, 404, "The cafe has no repair of this number.");
    case "ConflictError":
      return refuse(res, 409, "It works again already.");
    default:
      console.error(`unforeseen: ${error.message}`);
      return refuse(res, 500, "The cafe cannot read its list of repairs.");
  }
};

app.post("/repairs", (req, res) => {
  const body = req.body || {};
  if (typeof body.item !== "string" || body.item.trim() === "") {
    return refuse(res, 400, "Which item?");
  }
  store.addRepair(body.item).then(
    (repair) => res.status(201).send(repair),
    (error) => explain(res, error),
  );
});

app.get("/repairs/:id", async (req, res) => {
  try {
    res.send(await store.loadRepair(+req.params.id));
  } catch (error) {
    explain(res, error);
  }
});

app.post("/repairs/:id/finish", (req, res) => {
  store
    .finishRepair(parseInt(req.params.id, 10))
    .then((repair) => res.send(repair))
    .catch((error) => explain(res, error));
});

app.all("/*rest", (_req, res) => refuse(res, 404, "Nothing to see here."));
app.all("/", (_req, res) => refuse(res, 404, "Nothing to see here."));

app.use((error, _req, res, _next) => {
  if (error.type === "entity.parse.failed") refuse(res, 400, "Is this JSON?");
  else explain(res, error);
});

app.listen(process.env.PORT);
