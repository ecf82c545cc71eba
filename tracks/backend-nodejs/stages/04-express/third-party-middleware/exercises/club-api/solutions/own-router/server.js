import cookieParser from "cookie-parser";
import cors from "cors";
import express, { Router } from "express";
import helmet from "helmet";

const PAGE = "https://club.example";
const titles = [];

const club = Router();

club.use((req, res, next) => {
  if (req.get("x-club-key") === "green door") next();
  else res.status(401).json({ error: "The key is missing." });
});

club
  .route("/books")
  .get((req, res) => {
    res.set("x-total", `${titles.length}`);
    res.json(titles);
  })
  .post(express.json({ limit: 10 * 1024 }), (req, res) => {
    const title = req.body?.title;
    if (typeof title !== "string") return res.status(400).json({ error: "A book needs a title." });
    titles.push(title);
    res.status(201).json({ title });
  });

club.get("/me", cookieParser(), (req, res) => {
  res.json({ name: req.cookies.name ?? null });
});

const app = express();
app.use(helmet(), cors({ origin: PAGE, credentials: true, exposedHeaders: "x-total", maxAge: 10 * 60 }));
app.use(club);
app.listen(process.env.PORT);
