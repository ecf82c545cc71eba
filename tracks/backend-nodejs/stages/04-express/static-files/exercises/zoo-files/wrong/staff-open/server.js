import { join } from "node:path";
import express from "express";

const folder = (name) => join(import.meta.dirname, name);

function needsKey(req, res, next) {
  if (req.get("x-staff-key") !== "green door") return res.sendStatus(401);
  next();
}

const app = express();

app.use("/assets", express.static(folder("assets"), { maxAge: "1y", immutable: true }));
app.use(
  "/staff",
  express.static(folder("staff"), { setHeaders: (res) => res.set("cache-control", "no-store") }),
);
app.use(express.static(folder("public")));

app.get("/visitors", (req, res) => {
  res.json({ visitors: 0 });
});

app.listen(process.env.PORT);
