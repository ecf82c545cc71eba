import { pipeline } from "node:stream/promises";
import express from "express";
import { openHandles, openTape } from "./tapes.js";

const app = express();

app.get("/open-handles", (req, res) => res.json(openHandles()));

app.get("/tapes/:name", async (req, res) => {
  const tape = await openTape(req.params.name);
  if (tape === null) return res.sendStatus(404);
  const { size } = await tape.stat();
  const ranges = req.range(size);
  res.set({ "Content-Type": "audio/mpeg", "Accept-Ranges": "bytes" });
  if (ranges === -1) {
    await tape.close();
    return res.status(416).set("Content-Range", `bytes */${size}`).end();
  }
  const isOneRange = Array.isArray(ranges) && ranges.type === "bytes" && ranges.length === 1;
  const { start, end } = isOneRange ? ranges[0] : { start: 0, end: size - 1 };
  if (isOneRange) res.status(206).set("Content-Range", `bytes ${start}-${end}/${size}`);
  await pipeline(tape.createReadStream({ start, end }), res);
});

app.use((error, req, res, next) => {
  if (res.headersSent) return next(error);
  res.sendStatus(500);
});

app.listen(process.env.PORT);
