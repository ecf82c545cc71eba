import express from "express";

const ORIGIN = "https://guests.example"; // of our own pages
const entries = [];
let lastId = 0;

const app = express();
app.use(express.urlencoded());

app.get("/", (req, res) => {
  const items = entries.map(
    ({ id, name, text, website }) =>
      `<li id="entry-${id}"><b>${name}</b>: ${text} <a href="${website}">website</a></li>`,
  );
  res.send(`<!doctype html><title>Guest book</title><ul>${items.join("")}</ul>`);
});

app.get("/search", (req, res) => {
  const count = entries.filter(({ text }) => text.includes(String(req.query.q))).length;
  res.send(`<!doctype html><title>Search</title><p>${count} entries with “${req.query.q}”</p>`);
});

app.post("/entries", (req, res) => {
  const { name = "", text = "", website = "" } = req.body ?? {};
  lastId += 1;
  entries.push({ id: lastId, name: String(name), text: String(text), website: String(website) });
  res.status(201).json({ id: lastId });
});

app.get("/entries/:id/delete", (req, res) => {
  const index = entries.findIndex(({ id }) => id === Number(req.params.id));
  if (index === -1) return res.sendStatus(404);
  entries.splice(index, 1);
  res.sendStatus(204);
});

app.listen(process.env.PORT ?? 3000);
