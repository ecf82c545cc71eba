import express from "express";
import { openHandles, openTape } from "./tapes.js";

const app = express();

app.get("/open-handles", (req, res) => res.json(openHandles()));

app.get("/tapes/:name", async (req, res) => {
  const tape = await openTape(req.params.name);
  if (!tape) return res.status(404).json({ detail: "no such tape" });
  const stat = await tape.stat();
  const range = req.range(stat.size);
  let start = 0;
  let end = stat.size - 1;
  res.set("Accept-Ranges", "bytes");
  res.type("audio/mpeg");
  if (range === -1) {
    await tape.close();
    res.status(416);
    res.set("Content-Range", "bytes */" + stat.size);
    return res.end();
  }
  if (range && range !== -2 && range.type === "bytes" && range.length === 1) {
    start = range[0].start;
    end = range[0].end;
    res.status(206);
    res.set("Content-Range", "bytes " + start + "-" + end + "/" + stat.size);
  }
  res.set("Content-Length", String(end - start + 1));
  const reading = tape.createReadStream({ start: start, end: end });
  res.on("close", () => reading.destroy());
  reading.pipe(res);
});

app.use((error, req, res, next) => {
  if (res.headersSent) return next(error);
  res.sendStatus(500);
});

app.listen(process.env.PORT);
