import express from "express";

const ORIGIN = "https://guests.example"; // of our own pages
const entries = [];
let lastId = 0;

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text) => String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]);

function linkOf(website) {
  let url;
  try {
    url = new URL(website);
  } catch {
    return "";
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return "";
  return ` <a href="${escape(website)}">website</a>`;
}

const app = express();

app.use(express.urlencoded());

app.use((req, res, next) => {
  if (["GET", "HEAD", "OPTIONS"].includes(req.method)) return next();
  const site = req.headers["sec-fetch-site"];
  const passes = site === undefined ? req.headers.origin === ORIGIN : site === "same-origin";
  if (!passes) return res.sendStatus(403);
  next();
});

app.get("/", (req, res) => {
  const items = entries.map(
    ({ id, name, text, website }) =>
      `<li id="entry-${id}"><b>${escape(name)}</b>: ${escape(text)}${linkOf(website)}</li>`,
  );
  res.send(`<!doctype html><title>Guest book</title><ul>${items.join("")}</ul>`);
});

app.get("/search", (req, res) => {
  const count = entries.filter(({ text }) => text.includes(String(req.query.q))).length;
  res.send(`<!doctype html><title>Search</title><p>${count} entries with “${escape(req.query.q)}”</p>`);
});

app.post("/entries", (req, res) => {
  const { name = "", text = "", website = "" } = req.body ?? {};
  lastId += 1;
  entries.push({ id: lastId, name: String(name), text: String(text), website: String(website) });
  res.status(201).json({ id: lastId });
});

app.delete("/entries/:id", (req, res) => {
  const index = entries.findIndex(({ id }) => id === Number(req.params.id));
  if (index === -1) return res.sendStatus(404);
  entries.splice(index, 1);
  res.sendStatus(204);
});

app.listen(process.env.PORT ?? 3000);
