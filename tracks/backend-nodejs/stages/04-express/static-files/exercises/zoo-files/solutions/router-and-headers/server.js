import { join } from "node:path";
import express, { Router } from "express";

/** Serves a folder beside this file, with a fixed Cache-Control for each file of it. */
function files(name, cacheControl) {
  return express.static(join(import.meta.dirname, name), {
    cacheControl: false,
    setHeaders(res) {
      res.set("cache-control", cacheControl);
    },
  });
}

const staff = Router();
staff.use((req, res, next) => {
  if (req.get("x-staff-key") === "green door") next();
  else res.status(401).json({ error: "staff only" });
});
staff.use(files("staff", "no-store"));

const app = express();

app.get("/visitors", (req, res) => {
  res.json({ visitors: 0 });
});

app.use("/staff", staff);
app.use("/assets", files("assets", "public, max-age=31536000, immutable"));
app.use(files("public", "no-cache"));
app.listen(process.env.PORT);
