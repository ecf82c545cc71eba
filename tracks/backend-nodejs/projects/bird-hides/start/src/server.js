import express from "express";

const app = express();

app.get("/", (req, res) => {
  res.json({ message: "The lake is quiet." });
});

app.listen(process.env.PORT ?? 3000);
