import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import express from "express";
import multer from "multer";

const app = express();
const receipts = [];
const readForm = multer({ dest: tmpdir(), limits: { fileSize: 50_000 } }).single("photo");

/** Status and words of a refusal, or null. */
function refusalOf({ file, body }) {
  if (!file) return [400, "Add a photo."];
  if (file.mimetype !== "image/png" && file.mimetype !== "image/jpeg") return [415, "Only PNG and JPEG."];
  if (Array.isArray(body.purpose) || !body.purpose?.trim()) return [400, "Add one purpose."];
  return null;
}

app.post("/receipts", (req, res) => {
  readForm(req, res, async (error) => {
    if (error) {
      const isTooLarge = error.code === "LIMIT_FILE_SIZE";
      return res.status(isTooLarge ? 413 : 400).json({ detail: isTooLarge ? "Too large." : "One photo, please." });
    }
    const refusal = refusalOf(req);
    if (req.file) await rm(req.file.path);
    if (refusal) return res.status(refusal[0]).json({ detail: refusal[1] });
    const receipt = { purpose: req.body.purpose, bytes: req.file.size };
    receipts.push(receipt);
    res.status(201).json(receipt);
  });
});

app.get("/receipts", (req, res) => res.json(receipts));

app.listen(process.env.PORT);
