import { expect, printed, randomInt, request, test, wait } from "@aulo/runner/spec";

async function outputLines() {
  const { stdout } = await printed();
  return stdout.split("\n").filter((line) => line.trim() !== "");
}

/** Whether lines were missing once. Then nobody waits long for more of them, or the tests would take too long. */
let wasInVain = false;

/** Does something, and returns the lines that it has written, once there are `count`, or after a second. */
async function linesOf(count, act) {
  const before = (await outputLines()).length;
  await act();
  const isMissing = async () => (await outputLines()).length < before + count;
  for (let tries = wasInVain ? 18 : 0; tries < 20 && (await isMissing()); tries += 1) await wait(50);
  wasInVain ||= await isMissing();
  // A second line of the same request would come now.
  await wait(60);
  return (await outputLines()).slice(before);
}

/** The line as an object, or the text when it is not JSON. */
function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}

/** Sends each request on its own, and returns its lines by its name. */
async function logOf(requests, options = {}) {
  const found = {};
  for (const [method, path] of requests) {
    const lines = await linesOf(1, () => request(method, path, options));
    found[`${method} ${path}`] = lines.map(parsed);
  }
  return found;
}

/** One field of the only line of each request. */
const fieldOf = (found, name) =>
  Object.fromEntries(Object.entries(found).map(([key, [line]]) => [key, line?.[name]]));

const BOOK = `/books/${randomInt(1, 3)}`;

test("leaves routes and responses as they are", { checks: ["routes"] }, async () => {
  const found = {};
  for (const path of ["/books/1", "/books/3", "/books/9", "/books/slow", "/health"]) {
    const { status, json } = await request("GET", path);
    found[path] = { status, json };
  }
  expect(found).toEqual({
    "/books/1": { status: 200, json: { title: "Emma" } },
    "/books/3": { status: 200, json: { title: "Beloved" } },
    "/books/9": { status: 404, json: { error: "no such book" } },
    "/books/slow": { status: 200, json: ["Emma", "Ulysses", "Beloved"] },
    "/health": { status: 200, json: { ok: true } },
  });
  const failed = [await request("GET", "/books/broken"), await request("GET", "/nowhere")];
  expect({ "/books/broken, /nowhere": failed.map(({ status }) => status) }).toEqual({
    "/books/broken, /nowhere": [500, 404],
  });
  // The lines of these requests belong to no other test.
  await wait(100);
});

test("writes one line of JSON with the five fields", { checks: ["one-line", "fields-only"] }, async () => {
  const requests = [
    ["GET", BOOK],
    ["GET", "/books/9"],
  ];
  const options = { headers: { cookie: "login=k71", authorization: "Bearer 5f0c", "x-user": "ada" } };
  const found = await logOf(requests, options);
  for (const [method, path] of requests) {
    const lines = found[`${method} ${path}`];
    const shapes = lines.map((line) => (typeof line === "string" ? line : Object.keys(line).toSorted()));
    expect({ request: `${method} ${path}`, lines: shapes }).toEqual({
      request: `${method} ${path}`,
      lines: [["method", "ms", "path", "status", "user"]],
    });
  }
});

test("writes a line for each of many requests at once", { checks: ["one-line", "path"] }, async () => {
  const paths = Array.from({ length: 6 }, (_, at) => `/books/${at + 10}`);
  const lines = await linesOf(6, () => Promise.all(paths.map((path) => request("GET", path))));
  expect(lines.map((line) => parsed(line).path).toSorted()).toEqual(paths.toSorted());
});

test("has a line for a 404 and a 500 too", { checks: ["errors-too", "status"] }, async () => {
  const found = await logOf([
    ["GET", "/books/9"],
    ["GET", "/nowhere"],
    ["DELETE", "/books/1"],
    ["GET", "/books/broken"],
  ]);
  expect(fieldOf(found, "status")).toEqual({
    "GET /books/9": 404,
    "GET /nowhere": 404,
    "DELETE /books/1": 404,
    "GET /books/broken": 500,
  });
});

test("has the method and the status", { checks: ["method", "status"] }, async () => {
  const found = await logOf([
    ["GET", BOOK],
    ["POST", BOOK],
    ["PUT", "/books"],
    ["POST", "/health"],
  ]);
  expect(fieldOf(found, "method")).toEqual({
    [`GET ${BOOK}`]: "GET",
    [`POST ${BOOK}`]: "POST",
    "PUT /books": "PUT",
    "POST /health": "POST",
  });
  expect(fieldOf(found, "status")).toEqual({
    [`GET ${BOOK}`]: 200,
    [`POST ${BOOK}`]: 404,
    "PUT /books": 404,
    "POST /health": 404,
  });
});

test("has the whole path without the query", { checks: ["path"] }, async () => {
  const found = await logOf([
    ["GET", `${BOOK}?token=k${randomInt(10, 99)}`],
    ["GET", "/books/In%C3%AAs?a=1?b=2"],
    ["GET", "/attic/box/7?x"],
    ["GET", "/BOOKS/1/"],
  ]);
  expect(Object.values(fieldOf(found, "path"))).toEqual([
    BOOK,
    "/books/In%C3%AAs",
    "/attic/box/7",
    "/BOOKS/1/",
  ]);
});

test("has the milliseconds up to the end of the response", { checks: ["ms"] }, async () => {
  const found = await logOf([
    ["GET", BOOK],
    ["GET", "/books/slow"],
  ]);
  const { [`GET ${BOOK}`]: quick, "GET /books/slow": slow } = fieldOf(found, "ms");
  expect({ quick: typeof quick, slow: typeof slow }).toEqual({ quick: "number", slow: "number" });
  // The slow route waits for 400 ms, and a request takes less than the 10 s of the whole run.
  expect({ slow, isPossible: slow > 350 && slow < 10_000 }).toMatchObject({ isPossible: true });
  expect({ quick, isPossible: quick >= 0 && quick < 10_000 }).toMatchObject({ isPossible: true });
});

test("has the user that the routes have found out", { checks: ["user"] }, async () => {
  const user = `user-${randomInt(1, 99)}`;
  const withUser = await logOf(
    [
      ["GET", BOOK],
      ["GET", "/books/9"],
      ["GET", "/nowhere"],
    ],
    { headers: { "x-user": user } },
  );
  expect(fieldOf(withUser, "user")).toEqual({
    [`GET ${BOOK}`]: user,
    "GET /books/9": user,
    "GET /nowhere": null,
  });
  expect(fieldOf(await logOf([["GET", BOOK]]), "user")).toEqual({ [`GET ${BOOK}`]: null });
});

test("has the status null when the client has hung up", { checks: ["aborted", "one-line"] }, async () => {
  const lines = await linesOf(1, async () => {
    await request("GET", "/books/slow", { withinMs: 100 }).catch(() => "no response in time");
    // The route goes on after 400 ms, and may not write a second line then.
    await wait(500);
  });
  const found = lines.map(parsed).map(({ path, status }) => ({ path, status }));
  expect(found).toEqual([{ path: "/books/slow", status: null }]);
});

test("writes no line for GET /health", { checks: ["health"] }, async () => {
  const lines = await linesOf(1, async () => {
    await request("GET", "/health");
    await request("GET", "/health?from=monitor");
    await request("GET", BOOK);
  });
  expect(lines.map((line) => parsed(line).path)).toEqual([BOOK]);
});
