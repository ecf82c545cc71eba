const { createServer } = require("node:http");
const fs = require("node:fs");
const path = require("node:path");

const FILE = process.env.DATA_FILE;
const things = [];

async function main() {
  const { hours, categories } = await import("./src/workshop.js");
  fs.mkdirSync(path.dirname(FILE), { recursive: true });
  const text = fs.existsSync(FILE) ? fs.readFileSync(FILE, "utf8") : "";
  for (const line of text.split("\n")) {
    if (line !== "") things.push(ensureThing(JSON.parse(line)));
  }
  const server = createServer((req, res) => {
    let body = "";
    req.setEncoding("utf8");
    req.on("data", (chunk) => {
      body += chunk;
    });
    req.on("end", () => {
      const [status, value, headers] = answer(req.method, req.url.split("?")[0], body);
      const json = JSON.stringify(value);
      res.writeHead(status, { "content-type": "application/json", ...headers });
      res.end(req.method === "HEAD" ? undefined : json);
    });
  });
  server.listen(process.env.PORT);

  function answer(method, url, body) {
    const get = method === "GET" || method === "HEAD";
    const readOnly = [405, { error: "read only" }, { Allow: "GET, HEAD" }];
    if (url === "/hours") return get ? [200, hours] : readOnly;
    if (url === "/categories") return get ? [200, categories] : readOnly;
    if (url === "/things" && get) return [200, { things }];
    if (url === "/things" && method === "POST") return add(body);
    if (url === "/things") return [405, { error: "no" }, { Allow: "GET, HEAD, POST" }];
    const [, list, id, rest] = url.split("/");
    if (rest !== undefined) return [404, { error: "unknown" }];
    const found = list === "things" ? things.find((one) => "" + one.id === id) : list === "categories" && categories.find((one) => one.id === id);
    if (!found) return [404, { error: "unknown" }];
    return get ? [200, found] : readOnly;
  }

  function add(body) {
    let value;
    try {
      value = JSON.parse(body);
    } catch {
      return [400, { error: "not JSON" }];
    }
    const { name, category } = value ?? {};
    const fits = typeof name === "string" && name.trim() && categories.some(({ id }) => id === category);
    if (!fits) return [400, { error: "not a thing" }];
    const thing = { id: things.length + 1, name, category, createdAt: new Date().toISOString() };
    fs.appendFileSync(FILE, JSON.stringify(thing) + "\n");
    things.push(thing);
    return [201, thing, { Location: "/things/" + thing.id }];
  }
}

function ensureThing(value) {
  if (!value || !value.id) throw new Error("not a thing");
  return value;
}

main().catch((error) => {
  console.error(FILE, error.message);
  process.exit(1);
});
