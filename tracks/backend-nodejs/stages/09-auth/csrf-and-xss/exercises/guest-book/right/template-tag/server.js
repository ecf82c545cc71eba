import express from "express";

const ORIGIN = "https://guests.example"; // of our own pages
let entries = [];
let lastId = 0;

class Html {
  constructor(text) {
    this.text = text;
  }
}

/** Every value in the template is escaped, unless it is HTML that was built in the same way. */
function html(strings, ...values) {
  let text = strings[0];
  values.forEach((value, index) => {
    text += toHtml(value) + strings[index + 1];
  });
  return new Html(text);
}

function toHtml(value) {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(toHtml).join("");
  return String(value)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("'", "&apos;")
    .replaceAll('"', "&quot;");
}

const isWeb = (address) => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);

const app = express();
app.use((req, res, next) => {
  const isRead = ["GET", "HEAD", "OPTIONS"].includes(req.method);
  const from = req.get("Sec-Fetch-Site") ?? req.get("Origin");
  if (isRead || from === "same-origin" || (from === ORIGIN && !req.get("Sec-Fetch-Site"))) next();
  else res.status(403).send("no");
});
app.use(express.urlencoded());

app.get("/", (req, res) => {
  const items = entries.map(
    ({ id, name, text, website }) =>
      html`<li id="entry-${id}"><b>${name}</b>: ${text} ${isWeb(website) ? html`<a href="${website}">website</a>` : ""}</li>`,
  );
  res.send(html`<!doctype html><title>Guest book</title><ul>${items}</ul>`.text);
});

app.get("/search", (req, res) => {
  const { q } = req.query;
  const { length } = entries.filter(({ text }) => text.includes(String(q)));
  res.type("html").send(html`<!doctype html><title>Search</title><p>${length} entries with “${String(q)}”</p>`.text);
});

app.post("/entries", (req, res) => {
  const { name = "", text = "", website = "" } = req.body ?? {};
  lastId += 1;
  entries.push({ id: lastId, name: String(name), text: String(text), website: String(website) });
  res.status(201).json({ id: lastId });
});

app.delete("/entries/:id", (req, res) => {
  const left = entries.filter(({ id }) => String(id) !== req.params.id);
  const status = left.length < entries.length ? 204 : 404;
  entries = left;
  res.sendStatus(status);
});

app.listen(process.env.PORT ?? 3000);
