import { describe, expect, randomInt, request, test } from "@aulo/runner/spec";

const ORIGIN = "https://guests.example";
const OWN = { "sec-fetch-site": "same-origin", origin: ORIGIN };
const word = () => `word${randomInt(100_000, 999_999)}`;

const toForm = (fields) => String(new URLSearchParams(fields));
const write = (method, path, headers, fields) =>
  request(method, path, {
    headers: fields ? { ...headers, "content-type": "application/x-www-form-urlencoded" } : headers,
    body: fields && toForm(fields),
  });

/** Adds an entry from our own page. Gives its id. */
async function add(fields) {
  const { status, json } = await write("POST", "/entries", OWN, fields);
  expect({ "POST /entries": fields, status, id: typeof json?.id }).toEqual({
    "POST /entries": fields,
    status: 201,
    id: "number",
  });
  return json.id;
}

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
/** Text of a piece of HTML, as a browser shows it. */
function decode(html) {
  return html.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, number, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (number) return String.fromCodePoint(Number(number));
    return ENTITIES[name] ?? all;
  });
}

/** The piece of the page with this entry: its text, its tags, and the address of its link; null when it is missing. */
async function entryOf(id) {
  const { text: page } = await request("GET", "/");
  const start = page.indexOf(`<li id="entry-${id}"`);
  if (start === -1) return null;
  const rest = page.slice(start + 4);
  const end = rest.search(/<li id="entry-|<\/ul>\s*$|<\/ul><\/?(?:body|html|main|p|footer)/);
  const html = page.slice(start, start + 4 + (end === -1 ? rest.length : end));
  const tags = [...html.matchAll(/<\/?([a-z]+)/gi)].map(([tag]) => tag.toLowerCase());
  const link = /<a\s[^>]*?href=(?:"([^"]*)"|'([^']*)')/i.exec(html);
  const attributes = /<a\s([^>]*)>/i.exec(html)?.[1] ?? "";
  return {
    shown: decode(html.replace(/<[^>]*>/g, "")).trim(),
    tags: tags.filter((tag) => !["<a", "</a"].includes(tag)).join(" "),
    link: link ? decode(link[1] ?? link[2]) : undefined,
    handlers: /\son\w+\s*=/i.test(attributes.replace(/"[^"]*"|'[^']*'/g, '""')) ? "a handler" : "none",
  };
}

const ids = async () =>
  [...(await request("GET", "/")).text.matchAll(/<li id="entry-(\d+)"/g)].map(([, id]) => Number(id));

const FOREIGN = [
  { "sec-fetch-site": "cross-site", origin: "https://prizes.example" },
  { "sec-fetch-site": "same-site", origin: "https://blog.guests.example" },
  { "sec-fetch-site": "none" },
  { "sec-fetch-site": "cross-site", origin: ORIGIN },
  { "sec-fetch-site": "same-site", origin: ORIGIN },
  { "sec-fetch-site": "", origin: ORIGIN },
];
const FOREIGN_ORIGINS = [
  "https://prizes.example",
  "https://blog.guests.example",
  "https://guests.example.prizes.example",
  "https://guests.example:8443",
  "http://guests.example",
  "https://prizes.example/https://guests.example",
  "null",
].map((origin) => ({ origin }));

/** Sends a write with each of these headers, and expects 403 and no change. */
async function expectRefused(listOfHeaders) {
  const id = await add({ name: "Ana", text: word() });
  const before = await ids();
  for (const headers of listOfHeaders) {
    for (const [method, path, fields] of [
      ["POST", "/entries", { name: "Eve", text: "buy tickets" }],
      ["DELETE", `/entries/${id}`],
    ]) {
      const { status } = await write(method, path, headers, fields);
      expect({ [`${method} ${path}`]: headers, status }).toEqual({
        [`${method} ${path}`]: headers,
        status: 403,
      });
    }
    expect({ headers, "ids in the book": await ids() }).toEqual({ headers, "ids in the book": before });
  }
}

describe("writes", () => {
  test("pass from our own page", { checks: ["fetch-site", "origin", "stored", "reading"] }, async () => {
    for (const headers of [
      OWN,
      { "sec-fetch-site": "same-origin" },
      { origin: ORIGIN },
      { "sec-fetch-site": "same-origin", origin: "null" },
    ]) {
      const before = await ids();
      const { status, json } = await write("POST", "/entries", headers, { name: "Ana", text: "A fine stay" });
      expect({ "POST /entries": headers, status }).toEqual({ "POST /entries": headers, status: 201 });
      expect({ "ids in the book": await ids() }).toEqual({ "ids in the book": [...before, json.id] });
    }
  });

  test("with another Sec-Fetch-Site are refused", { checks: ["fetch-site", "refused"] }, () =>
    expectRefused(FOREIGN),
  );

  test("with another Origin are refused", { checks: ["origin", "refused"] }, () =>
    expectRefused(FOREIGN_ORIGINS),
  );

  test("without both headers are refused", { checks: ["neither", "refused"] }, () =>
    expectRefused([{}, { referer: `${ORIGIN}/` }]),
  );

  test("of every method and to every path are refused", { checks: ["every-write"] }, async () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "PROPFIND", "LOCK"]) {
      for (const path of ["/entries", "/settings", "/"]) {
        const { status } = await write(method, path, FOREIGN[0]);
        expect({ [`${method} ${path}`]: FOREIGN[0], status }).toEqual({
          [`${method} ${path}`]: FOREIGN[0],
          status: 403,
        });
      }
    }
  });

  test("are refused before their body is read", { checks: ["refused"] }, async () => {
    const form = "application/x-www-form-urlencoded";
    for (const [body, type] of [
      ["text=a", `${form}; charset=unknown`],
      [`text=${"a".repeat(200_000)}`, form],
    ]) {
      const headers = { ...FOREIGN[0], "content-type": type };
      const { status } = await request("POST", "/entries", { headers, body });
      expect({ type, length: body.length, status }).toEqual({ type, length: body.length, status: 403 });
    }
  });

  test("delete an entry by DELETE", { checks: ["delete"] }, async () => {
    const [first, second] = [
      await add({ name: "Ana", text: word() }),
      await add({ name: "Ben", text: word() }),
    ];
    const before = await ids();
    const { status } = await write("DELETE", `/entries/${first}`, OWN);
    const again = await write("DELETE", `/entries/${first}`, OWN);
    const unknown = await write("DELETE", "/entries/99999999", OWN);
    expect({
      DELETE: status,
      "DELETE again": again.status,
      "DELETE of an unknown id": unknown.status,
      left: await ids(),
      "the other entry": before.includes(second),
    }).toEqual({
      DELETE: 204,
      "DELETE again": 404,
      "DELETE of an unknown id": 404,
      left: before.filter((id) => id !== first),
      "the other entry": true,
    });
  });
});

describe("reading", () => {
  test("works from everywhere", { checks: ["reading"] }, async () => {
    for (const headers of [{}, OWN, ...FOREIGN, ...FOREIGN_ORIGINS]) {
      const statuses = {
        "GET /": (await request("GET", "/", { headers })).status,
        "GET /search?q=a": (await request("GET", "/search?q=a", { headers })).status,
        "HEAD /": (await request("HEAD", "/", { headers })).status,
        "OPTIONS /": (await request("OPTIONS", "/", { headers })).status,
      };
      expect({ headers, ...statuses }).toEqual({
        headers,
        "GET /": 200,
        "GET /search?q=a": 200,
        "HEAD /": 200,
        "OPTIONS /": 200,
      });
    }
  });

  test("changes nothing", { checks: ["get"] }, async () => {
    const id = await add({ name: "Ana", text: word() });
    const before = await ids();
    for (const headers of [{}, OWN]) {
      const { status } = await request("GET", `/entries/${id}/delete`, { headers });
      expect({ [`GET /entries/${id}/delete`]: headers, status, left: await ids() }).toEqual({
        [`GET /entries/${id}/delete`]: headers,
        status: 404,
        left: before,
      });
    }
  });
});

const TAGS = "<li <b </b </li";
const TEXTS = [
  "<script>steal()</script>",
  '<img src="x" onerror="steal()">',
  "</li></ul><h1>Hello</h1>",
  'Tom & Ana\'s "fine" stay',
  "a < b > c",
  "&lt;b&gt; &amp; &copy; &#39;",
];

describe("the page", () => {
  test("shows names and texts as they were written", { checks: ["escaped", "stored"] }, async () => {
    for (const strange of TEXTS) {
      for (const fields of [
        { name: word(), text: strange },
        { name: strange, text: word() },
      ]) {
        const found = await entryOf(await add({ ...fields, website: "" }));
        expect({ entry: fields, shown: found?.shown, tags: found?.tags }).toEqual({
          entry: fields,
          shown: `${fields.name}: ${fields.text}`,
          tags: TAGS,
        });
      }
    }
  });

  test("links to web addresses", { checks: ["link"] }, async () => {
    for (const website of [
      "https://ana.example/",
      "http://ana.example/trips?from=a&to=b",
      'https://ana.example/?q="onmouseover="steal()',
      "https://ana.example/?q='onmouseover='steal()",
      'https://ana.example/?q="><script>steal()</script>',
    ]) {
      const found = await entryOf(await add({ name: "Ana", text: "hello", website }));
      const link =
        found?.link !== undefined && URL.canParse(found.link) ? new URL(found.link).href : found?.link;
      expect({ website, link, tags: found?.tags, handlers: found?.handlers }).toEqual({
        website,
        link: new URL(website).href,
        tags: TAGS,
        handlers: "none",
      });
    }
  });

  test("has no link to other addresses, and still shows the entry", { checks: ["no-link"] }, async () => {
    for (const website of [
      "javascript:steal()",
      "JavaScript:steal()",
      " javascript:steal()//https://ana.example",
      "data:text/html,<script>steal()</script>",
      "ftp://ana.example/",
      "httpx://ana.example/",
      "https-x://ana.example/",
      "mailto:ana@mail.example",
      "",
      "ana.example",
      "//ana.example/",
      "/trips",
      "https//",
    ]) {
      const text = word();
      const found = await entryOf(await add({ name: "Ana", text, website }));
      const showsText = found?.shown.startsWith(`Ana: ${text}`);
      expect({ website, link: found?.link, tags: found?.tags, showsText }).toEqual({
        website,
        link: undefined,
        tags: TAGS,
        showsText: true,
      });
    }
  });

  test("of a search shows the words as they were written", { checks: ["search"] }, async () => {
    for (const q of [...TEXTS, word()]) {
      const { text, status } = await request("GET", `/search?${toForm({ q })}`);
      const raw = [...text.matchAll(/<(script|img|h1|li)\b/gi)].map(([tag]) => tag);
      const shown = decode(text.replace(/<[^>]*>/g, "")).includes(`“${q}”`);
      expect({ "GET /search": q, status, shown, "strange tags": raw }).toEqual({
        "GET /search": q,
        status: 200,
        shown: true,
        "strange tags": [],
      });
    }
  });

  test("links to a web address with a scheme in capitals", { checks: ["link"] }, async () => {
    const website = "HTTPS://ana.example/";
    const found = await entryOf(await add({ name: "Ana", text: "hello", website }));
    expect({ website, link: found?.link?.toLowerCase() }).toEqual({ website, link: "https://ana.example/" });
  });
});
