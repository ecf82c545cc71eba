import express from "express";

const ORIGIN = "https://guests.example"; // of our own pages
const entries = new Map();

const ENTITIES = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);
const asText = (value) => [...String(value)].map((sign) => ENTITIES.get(sign) ?? sign).join("");

/** Address that may stand in a link, or null. */
function webAddress(website) {
  try {
    const { protocol, href } = new URL(website);
    return protocol === "https:" || protocol === "http:" ? href : null;
  } catch {
    return null;
  }
}

const page = (title, body) => `<!doctype html><title>${title}</title>${body}`;

function toItem([id, { name, text, website }]) {
  const address = webAddress(website);
  const link = address === null ? "" : `<a href="${asText(address)}">website</a>`;
  return `<li id="entry-${id}"><b>${asText(name)}</b>: ${asText(text)} ${link}</li>`;
}

const app = express();

app.use((req, res, next) => {
  switch (req.method) {
    case "GET":
    case "HEAD":
    case "OPTIONS":
      return next();
  }
  const site = req.headers["sec-fetch-site"] ?? (req.headers.origin === ORIGIN ? "same-origin" : "unknown");
  if (site !== "same-origin") return res.sendStatus(403);
  next();
});
app.use(express.urlencoded());

app.get("/", (req, res) => {
  res.send(page("Guest book", `<ul>${[...entries].map(toItem).join("")}</ul>`));
});

app.get("/search", ({ query }, res) => {
  const found = [...entries.values()].filter(({ text }) => text.includes(String(query.q)));
  res.send(page("Search", `<p>${found.length} entries with “${asText(query.q)}”</p>`));
});

let lastId = 0;

app.post("/entries", ({ body = {} }, res) => {
  lastId += 1;
  const { name = "", text = "", website = "" } = body;
  entries.set(lastId, { name: String(name), text: String(text), website: String(website) });
  res.status(201).json({ id: lastId });
});

app.delete("/entries/:id", (req, res) => {
  res.sendStatus(entries.delete(Number(req.params.id)) ? 204 : 404);
});

app.listen(process.env.PORT ?? 3000);
