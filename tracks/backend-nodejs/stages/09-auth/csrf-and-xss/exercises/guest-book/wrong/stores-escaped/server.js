import express from "express";

const ORIGIN = "https://guests.example"; // of our own pages
const SAFE = ["GET", "HEAD", "OPTIONS"];
const entries = [];
let lastId = 0;

function escapeHtml(text) {
  return String(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

function linkTo(website) {
  if (!URL.canParse(website)) return "";
  const isWeb = ["http:", "https:"].includes(new URL(website).protocol);
  return isWeb ? `<a href="${escapeHtml(website)}">website</a>` : "";
}

function refuseForeignWrites(req, res, next) {
  const site = req.get("sec-fetch-site");
  const isOwn = site === undefined ? req.get("origin") === ORIGIN : site === "same-origin";
  if (SAFE.includes(req.method) || isOwn) return next();
  res.status(403).json({ error: "only our own pages may do this" });
}

const app = express();
app.use(refuseForeignWrites);
app.use(express.urlencoded());

app.get("/", (req, res) => {
  const items = entries.map(
    ({ id, name, text, website }) =>
      `<li id="entry-${id}"><b>${escapeHtml(name)}</b>: ${escapeHtml(text)} ${linkTo(website)}</li>`,
  );
  res.send(`<!doctype html><title>Guest book</title><ul>${items.join("")}</ul>`);
});

app.get("/search", (req, res) => {
  const q = String(req.query.q);
  const count = entries.filter(({ text }) => text.includes(q)).length;
  res.send(`<!doctype html><title>Search</title><p>${count} entries with “${escapeHtml(q)}”</p>`);
});

app.post("/entries", (req, res) => {
  const { name = "", text = "", website = "" } = req.body ?? {};
  lastId += 1;
  entries.push({ id: lastId, name: escapeHtml(name), text: escapeHtml(text), website: String(website) });
  res.status(201).json({ id: lastId });
});

app.delete("/entries/:id", (req, res) => {
  const index = entries.findIndex(({ id }) => id === Number(req.params.id));
  if (index === -1) return res.sendStatus(404);
  entries.splice(index, 1);
  res.sendStatus(204);
});

app.listen(process.env.PORT ?? 3000);
