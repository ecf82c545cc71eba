const express = require("express");
const multer = require("multer");

const app = express();
const receipts = [];
const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 50000, files: 1 } });

app.post("/receipts", upload.array("photo", 1), function (req, res) {
  const files = req.files || [];
  const purpose = (req.body || {}).purpose;
  if (files.length === 0) return res.status(400).json({ detail: "No photo." });
  if (!["image/png", "image/jpeg"].includes(files[0].mimetype)) {
    return res.status(415).json({ detail: "Wrong type." });
  }
  if (typeof purpose !== "string") return res.status(400).json({ detail: "No purpose." });
  if (!/\S/.test(purpose)) return res.status(400).json({ detail: "Blank purpose." });
  const receipt = { purpose: purpose, bytes: files[0].buffer.length };
  receipts.push(receipt);
  res.status(201).json(receipt);
});

app.get("/receipts", function (req, res) {
  res.json(receipts);
});

app.use(function (error, req, res, next) {
  if (error.code === "LIMIT_FILE_SIZE") return res.status(413).json({ detail: "Too large." });
  if (error.name === "MulterError") return res.status(400).json({ detail: error.code });
  next(error);
});

app.listen(process.env.PORT);
