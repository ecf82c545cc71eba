const express = require("express");

const ORIGIN = "https://guests.example";
const entries = [];
let lastId = 0;

function safe(text) {
  return String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const app = express();

app.use((req, res, next) => {
  if (req.method === "GET" || req.method === "HEAD" || req.method === "OPTIONS") {
    next();
  } else if (req.headers["sec-fetch-site"] !== undefined) {
    if (req.headers["sec-fetch-site"] === "same-origin") next();
    else res.status(403).end();
  } else if (req.headers.origin === ORIGIN) {
    next();
  } else {
    res.status(403).end();
  }
});
app.use(express.urlencoded({ extended: false }));

app.get("/", (req, res) => {
  let html = "<!doctype html><title>Guest book</title><ul>";
  for (const entry of entries) {
    html += `<li id="entry-${entry.id}"><b>${safe(entry.name)}</b>: ${safe(entry.text)}`;
    if (/^https?:\/\//i.test(entry.website) && URL.canParse(entry.website)) {
      html += ` <a href='${safe(entry.website)}'>website</a>`;
    }
    html += "</li>";
  }
  res.send(`${html}</ul>`);
});

app.get("/search", (req, res) => {
  let count = 0;
  for (const entry of entries) if (entry.text.includes(String(req.query.q))) count += 1;
  res.send(`<!doctype html><title>Search</title><p>${count} entries with “${safe(req.query.q)}”</p>`);
});

app.post("/entries", (req, res) => {
  const body = req.body || {};
  lastId += 1;
  entries.push({
    id: lastId,
    name: String(body.name === undefined ? "" : body.name),
    text: String(body.text === undefined ? "" : body.text),
    website: String(body.website === undefined ? "" : body.website),
  });
  res.status(201).json({ id: lastId });
});

app.delete("/entries/:id", (req, res) => {
  for (let index = 0; index < entries.length; index += 1) {
    if (String(entries[index].id) === req.params.id) {
      entries.splice(index, 1);
      return res.status(204).end();
    }
  }
  res.status(404).end();
});

app.listen(process.env.PORT || 3000);
