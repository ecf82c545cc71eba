import { expect, pick, request, test } from "@aulo/runner/spec";

const KEY = { headers: { "x-staff-key": "green door" } };
const PUBLIC = { "/hours.txt": "Open from 9 to 17.\n" };
const ASSETS = {
  "/assets/zoo.3f9c.css": "body {\n  color: darkgreen;\n}\n",
  "/assets/zoo.b71e.js": 'document.title = "Zoo, open";\n',
};
const ROTA = "Monday: Ada. Tuesday: Lin.\n";

/** The text at each of these paths, or the status when it is not 200. */
async function textsAt(paths, options) {
  const found = {};
  for (const path of paths) {
    const { status, text } = await request("GET", path, options);
    found[path] = status === 200 ? text : `status ${status}`;
  }
  return found;
}

/** The directives of Cache-Control, sorted. */
const directivesOf = ({ headers }) =>
  (headers["cache-control"] ?? "")
    .toLowerCase()
    .split(",")
    .map((directive) => directive.trim())
    .toSorted();

test("serves the folder public at /", { checks: ["public"] }, async () => {
  expect(await textsAt(Object.keys(PUBLIC))).toEqual(PUBLIC);
  for (const path of ["/", "/index.html"]) {
    const { status, text, headers } = await request("GET", path);
    expect({
      path,
      status,
      isPage: text.includes("<h1>Zoo</h1>"),
      type: headers["content-type"],
    }).toMatchObject({
      path,
      status: 200,
      isPage: true,
      type: expect.stringContaining("text/html"),
    });
  }
});

test("lets a browser keep public files and ask before each use", { checks: ["public-asked"] }, async () => {
  for (const path of ["/", "/hours.txt"]) {
    const found = directivesOf(await request("GET", path));
    const asks = found.includes("no-cache") || found.includes("max-age=0");
    expect({ path, asks, mayKeep: !found.includes("no-store") }).toEqual({ path, asks: true, mayKeep: true });
  }
});

test("serves the folder assets below /assets", { checks: ["assets"] }, async () => {
  expect(await textsAt(Object.keys(ASSETS))).toEqual(ASSETS);
  const { headers } = await request("GET", "/assets/zoo.3f9c.css");
  expect({ type: headers["content-type"] }).toMatchObject({ type: expect.stringContaining("text/css") });
  expect(await textsAt(["/zoo.3f9c.css"])).toEqual({ "/zoo.3f9c.css": "status 404" });
});

test("lets every cache keep assets for a year", { checks: ["assets-kept"] }, async () => {
  for (const path of Object.keys(ASSETS))
    expect({ path, cacheControl: directivesOf(await request("GET", path)) }).toEqual({
      path,
      cacheControl: ["immutable", "max-age=31536000", "public"],
    });
});

test("serves the folder staff with the key", { checks: ["staff"] }, async () => {
  expect(await textsAt(["/staff/rota.txt"], KEY)).toEqual({ "/staff/rota.txt": ROTA });
  const { status } = await request("GET", "/staff/nothing.txt", KEY);
  expect({ "GET /staff/nothing.txt with the key": status }).toEqual({
    "GET /staff/nothing.txt with the key": 404,
  });
});

test("lets no cache keep the files of staff", { checks: ["staff-not-kept"] }, async () => {
  const found = directivesOf(await request("GET", "/staff/rota.txt", KEY));
  expect({ noStore: found.includes("no-store") }).toEqual({ noStore: true });
});

test("answers 401 below /staff without the key", { checks: ["refused"] }, async () => {
  const KEYS = [{}, { "x-staff-key": "" }, { "x-staff-key": "red door" }, { "x-staff-key": "green" }];
  const PATHS = [
    "/staff/rota.txt",
    "/staff/",
    "/staff/nothing.txt",
    "/STAFF/rota.txt",
    "/staff/rota.txt?key=green",
  ];
  for (const headers of KEYS)
    for (const path of PATHS)
      for (const method of ["GET", "POST", "DELETE"]) {
        const { status } = await request(method, path, { headers });
        expect({ headers, method, path, status }).toEqual({ headers, method, path, status: 401 });
      }
});

test("answers 404 for missing assets, to be kept for no year", { checks: ["missing"] }, async () => {
  for (const path of ["/assets/zoo.0000.css", `/assets/${pick(["cat", "dog"])}.js`, "/assets/rota.txt"]) {
    const response = await request("GET", path);
    const kept = directivesOf(response).filter((one) => one.startsWith("max-age=") && one !== "max-age=0");
    const immutable = directivesOf(response).includes("immutable");
    expect({ path, status: response.status, kept, immutable }).toEqual({
      path,
      status: 404,
      kept: [],
      immutable: false,
    });
  }
});

test("hands out no other file", { checks: ["no-other"] }, async () => {
  const paths = [
    "/server.js",
    "/package.json",
    "/.draft",
    "/public/.draft",
    "/public/hours.txt",
    "/assets/server.js",
    "/rota.txt",
    "/assets/assets/zoo.b71e.js",
  ];
  expect(await textsAt(paths)).toEqual(Object.fromEntries(paths.map((path) => [path, "status 404"])));
});

test("keeps the route of the visitors", { checks: ["route"] }, async () => {
  const { status, json } = await request("GET", "/visitors");
  expect({ status, json }).toEqual({ status: 200, json: { visitors: 0 } });
});

test("gives a file to no POST", { checks: ["read-only"] }, async () => {
  for (const path of ["/hours.txt", "/index.html", "/assets/zoo.b71e.js"]) {
    const { status } = await request("POST", path);
    expect({ path, refused: [404, 405].includes(status), status }).toMatchObject({ path, refused: true });
  }
});
