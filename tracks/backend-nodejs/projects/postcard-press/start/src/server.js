import express from "express";

const app = express();

app.get("/", (req, res) => {
  res.json({ message: "The press is in the cellar." });
});

app.listen(process.env.PORT ?? 3000);
