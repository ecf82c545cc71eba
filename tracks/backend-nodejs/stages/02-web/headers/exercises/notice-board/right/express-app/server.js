import express from "express";

let notice = "The school is open.";

const app = express();
app.use((_req, res, next) => {
  res.set("Cache-Control", "no-cache");
  next();
});
app.use(
  express.json({ type: (req) => /^application\/json\s*(;|$)/i.test(req.headers["content-type"] ?? "") }),
);
app.use((req, res) => {
  if (req.method === "PUT" && req.body === undefined) return res.sendStatus(415);
  if (req.method === "PUT") notice = req.body.notice;
  res.json({ notice });
});
app.listen(process.env.PORT);
