import { pipeline } from "node:stream";
import express from "express";
import { openHandles, openTape } from "./tapes.js";

const app = express();

app.get("/open-handles", (req, res) => res.json(openHandles()));

/** The part that a Range header asks for: null for the whole, undefined for a part that does not exist. */
function partOf(header = "", size) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header);
  if (match === null || match[0] === "bytes=-") return null;
  const [, first, last] = match;
  const start = first === "" ? size - Number(last) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return start < size && start <= end ? { start, end } : undefined;
}

function stream(tape, options, res) {
  // A client that leaves is no error for us: pipeline has closed the tape.
  pipeline(tape.createReadStream(options), res, () => {});
}

app.get("/tapes/:name", async (req, res) => {
  const tape = await openTape(req.params.name);
  if (tape === null) return res.sendStatus(404);
  const { size } = await tape.stat();
  const part = partOf(req.get("range"), size);
  res.set({ "Accept-Ranges": "bytes", "Content-Type": "audio/mpeg" });
  if (part === undefined) {
    await tape.close();
    res.status(416).set("Content-Range", `bytes */${size}`).end();
  } else if (part === null) {
    res.set("Content-Length", size);
    stream(tape, {}, res);
  } else {
    const { start, end } = part;
    res.status(206);
    res.set({ "Content-Range": `bytes ${start}-${end}/${size}`, "Content-Length": end + 1 - start });
    stream(tape, part, res);
  }
});

app.use((error, req, res, next) => {
  if (res.headersSent) return next(error);
  res.sendStatus(500);
});

app.listen(process.env.PORT);
