import express from "express";
import { passwordMatches } from "./members.js";

const SESSION_MS = Number(process.env.SESSION_MS ?? 3_600_000);

const app = express();
app.use(express.json());

app.post("/login", async (req, res) => {
  const known = await passwordMatches(req.body.name, req.body.password);
  res.sendStatus(known ? 204 : 401);
});

app.get("/me", (req, res) => {
  res.sendStatus(401);
});

app.listen(process.env.PORT);
