import express from "express";

const app = express();
app.get("/trees", (req, res) => {
  res.json({ trees: [] });
});
app.listen(process.env.PORT ?? 3000);
