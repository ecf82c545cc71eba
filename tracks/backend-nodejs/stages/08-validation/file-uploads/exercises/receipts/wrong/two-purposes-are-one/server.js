import express from "express";
import multer from "multer";

class HttpError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const STATUSES = { LIMIT_FILE_SIZE: 413 };
const TYPES = ["image/png", "image/jpeg"];

const upload = multer({
  limits: { fileSize: 50_000 },
  fileFilter(req, file, callback) {
    if (TYPES.includes(file.mimetype)) callback(null, true);
    else callback(new HttpError(415, "The photo must be a PNG or a JPEG."));
  },
});

const app = express();
const receipts = [];

app.post("/receipts", upload.single("photo"), (req, res) => {
  if (req.file === undefined) throw new HttpError(400, "The photo is missing.");
  const { purpose } = req.body;
  if (purpose === undefined || String(purpose).trim() === "") throw new HttpError(400, "Say once what it was for.");
  const receipt = { purpose, bytes: req.file.size };
  receipts.push(receipt);
  res.status(201).json(receipt);
});

app.get("/receipts", (req, res) => res.json(receipts));

app.use((error, req, res, next) => {
  const fallback = error instanceof multer.MulterError ? 400 : 500;
  const status = error.status ?? STATUSES[error.code] ?? fallback;
  res.status(status).json({ detail: error.message });
});

app.listen(process.env.PORT);
