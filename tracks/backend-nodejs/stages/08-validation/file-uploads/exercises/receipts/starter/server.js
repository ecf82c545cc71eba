import express from "express";
import multer from "multer";

const app = express();
const receipts = [];

app.post("/receipts", (req, res) => {
  res.sendStatus(501);
});

app.get("/receipts", (req, res) => res.json(receipts));

app.listen(process.env.PORT);
