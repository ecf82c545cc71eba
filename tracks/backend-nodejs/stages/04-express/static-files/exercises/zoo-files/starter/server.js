import express from "express";

const app = express();

app.get("/visitors", (req, res) => {
  res.json({ visitors: 0 });
});

app.listen(process.env.PORT);
