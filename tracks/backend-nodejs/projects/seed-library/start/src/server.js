import express from "express";

const app = express();

app.get("/", (req, res) => {
  res.json({ message: "The cupboard is still closed." });
});

app.listen(process.env.PORT ?? 3000);
