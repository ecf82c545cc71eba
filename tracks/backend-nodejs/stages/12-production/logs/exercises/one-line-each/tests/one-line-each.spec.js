import { expect, printed, random, randomInt, request, test, wait } from "@aulo/runner/spec";

const word = () => random().toString(36).slice(2, 10).padEnd(8, "w");
const send = (method, path, { id, headers = {}, json } = {}) =>
  request(method, path, { headers: id === undefined ? headers : { ...headers, "x-request-id": id }, json });

async function readLines() {
  const { stdout } = await printed();
  const lines = stdout.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => {
    expect(line).toMatch(/^\s*\{.*\}\s*$/);
    return JSON.parse(line);
  });
}

/** The lines of one request; a line is written when the response is out, which may be a moment after it has arrived. */
async function linesOf(id, atLeast = 1) {
  for (let tries = 0; ; tries += 1) {
    const lines = (await readLines()).filter(({ requestId }) => requestId === id);
    if (lines.length >= atLeast || tries === 10) return lines;
    await wait(20);
  }
}

/** All lines of one request, with time for one too many. */
async function allLinesOf(id, atLeast) {
  await linesOf(id, atLeast);
  await wait(60);
  return linesOf(id, atLeast);
}

const answeredLine = async (id, atLeast) =>
  (await allLinesOf(id, atLeast)).find(({ msg }) => msg === "answered");

test("answers as before", { checks: ["routes"] }, async () => {
  const rye = await send("GET", "/orders/1");
  expect({ "GET /orders/1": rye.status, ...rye.json }).toMatchObject({
    "GET /orders/1": 200,
    id: 1,
    bread: "rye",
  });
  const right = await send("POST", "/login", { json: { password: "sunday bicycle" } });
  const wrong = await send("POST", "/login", { json: { password: word() } });
  const failed = await send("GET", "/orders/13");
  expect({
    login: right.status,
    wrongPassword: wrong.status,
    failed: failed.status,
    json: failed.json,
  }).toEqual({
    login: 204,
    wrongPassword: 401,
    failed: 500,
    json: { error: "something went wrong" },
  });
});

test("gives each request an id of its own, and sends it back", { checks: ["new-id"] }, async () => {
  const ids = [];
  for (const path of ["/orders/1", "/orders/1", "/orders/404", "/orders/13"]) {
    const { headers } = await send("GET", path);
    ids.push(headers["x-request-id"] ?? `none for ${path}`);
  }
  expect({ different: new Set(ids).size }).toEqual({ different: 4 });
});

test("writes one line of JSON for each request", { checks: ["one-line", "json"] }, async () => {
  const { headers } = await send("GET", "/orders/1");
  const lines = await allLinesOf(headers["x-request-id"]);
  expect(lines.map(({ msg, method, path, status }) => ({ msg, method, path, status }))).toEqual([
    { msg: "answered", method: "GET", path: "/orders/1", status: 200 },
  ]);
});

test("takes the id that a request brings", { checks: ["brought-id"] }, async () => {
  for (const id of [`trace-${word()}_${randomInt(1, 99)}`, "Z", "_-", word().repeat(8)]) {
    expect((await send("GET", "/orders/1", { id })).headers["x-request-id"]).toBe(id);
    expect({ id, lines: (await allLinesOf(id)).length }).toEqual({ id, lines: 1 });
  }
});

const ANSWERS = [
  ["GET", "/orders/1", 200, "info"],
  ["GET", "/orders/404", 404, "info"],
  ["POST", "/login", 401, "info"],
  ["GET", "/orders/13", 500, "error"],
];
test.each(ANSWERS)(
  "writes the status that %s %s was answered with, and a level that fits",
  {
    checks: ["status", "level"],
  },
  async (method, path, status, level) => {
    const id = word();
    const json = method === "POST" ? { password: word() } : undefined;
    expect({ [`${method} ${path}`]: (await send(method, path, { id, json })).status }).toEqual({
      [`${method} ${path}`]: status,
    });
    const line = (await answeredLine(id, status === 500 ? 2 : 1)) ?? {};
    expect({ method: line.method, path: line.path, status: line.status, level: line.level }).toEqual({
      method,
      path,
      status,
      level,
    });
  },
);

test("writes the time of the line", { checks: ["time"] }, async () => {
  const { headers } = await send("GET", "/orders/1");
  const [{ time } = {}] = await linesOf(headers["x-request-id"]);
  expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/);
  const isToday = Math.abs(Date.now() - Date.parse(time)) < 12 * 3_600_000;
  expect({ time: isToday ? "now" : time }).toEqual({ time: "now" });
});

test("writes the time of the line, not that of the request", { checks: ["time"] }, async () => {
  const sentAt = Date.now();
  const { headers } = await send("GET", "/orders/2");
  const [{ time } = {}] = await linesOf(headers["x-request-id"]);
  // This order takes 120 ms. A time without parts of a second may be a second earlier.
  const earliest = sentAt + 100 - (/\.\d/.test(time) ? 0 : 1000);
  const isLater = Date.parse(time) >= earliest;
  expect({ time: isLater ? "later than the request" : time }).toEqual({ time: "later than the request" });
});

test("writes how many milliseconds the response took", { checks: ["duration"] }, async () => {
  const { headers } = await send("GET", "/orders/2");
  const [{ durationMs } = {}] = await linesOf(headers["x-request-id"]);
  // This order takes 120 ms, and no request takes a minute here.
  const isPlausible = typeof durationMs === "number" && durationMs > 100 && durationMs < 60_000;
  expect({ durationMs: isPlausible ? "about 120" : durationMs }).toEqual({ durationMs: "about 120" });
});

test("writes the path without the query", { checks: ["path"] }, async () => {
  const id = word();
  await send("GET", "/orders/3?day=monday&x=/a?b", { id });
  expect((await linesOf(id)).map(({ path }) => path)).toEqual(["/orders/3"]);
});

test("makes an id of its own when the one it is sent is unsound", { checks: ["unsound-id"] }, async () => {
  const unsound = [`a b${word()}`, `"${word()}"`, `${word().repeat(8)}x`, `${word()};x=1`, `a.${word()}`, ""];
  for (const id of unsound) {
    const own = (await send("GET", "/orders/1", { id })).headers["x-request-id"];
    expect(own).toMatch(/^[\w-]{1,64}$/);
    expect({ lines: (await linesOf(own)).length }).toEqual({ lines: 1 });
  }
});

test("takes no id with a character beside letters, digits, - and _", { checks: ["unsound-id"] }, async () => {
  const taken = [];
  for (const character of "!\"#$%&'()*+,./:;<=>?@[\\]^`{|}~é") {
    const id = `a${character}z`;
    if ((await send("GET", "/orders/1", { id })).headers["x-request-id"] === id) taken.push(id);
  }
  expect({ taken }).toEqual({ taken: [] });
});

test("keeps requests apart that run at the same time", { checks: ["own-values"] }, async () => {
  const sent = ["2", "13", "1", "3", "404", "2", "1"].map((order) => ({
    id: word(),
    path: `/orders/${order}`,
  }));
  await Promise.all(sent.map(({ id, path }) => send("GET", path, { id })));
  await wait(100);
  for (const { id, path } of sent) {
    const lines = (await linesOf(id)).filter(({ msg }) => msg === "answered");
    expect({ [id]: lines.map((line) => line.path) }).toEqual({ [id]: [path] });
  }
});

test("writes down an error with the id of its request", { checks: ["error-id", "one-error"] }, async () => {
  const [id, ...others] = [word(), word(), word()];
  await Promise.all([
    send("GET", "/orders/13", { id }),
    ...others.map((other) => send("GET", "/orders/2", { id: other })),
  ]);
  const lines = await allLinesOf(id, 2);
  expect(lines.map(({ msg, level }) => ({ msg, level })).sort((a, b) => (a.msg < b.msg ? -1 : 1))).toEqual([
    { msg: "answered", level: "error" },
    { msg: "failed", level: "error" },
  ]);
});

test("writes the message of the error and its stack", { checks: ["error-text"] }, async () => {
  const id = word();
  await send("GET", "/orders/13", { id });
  const failed = (await linesOf(id, 2)).find(({ msg }) => msg === "failed") ?? {};
  expect({ error: failed.error }).toEqual({ error: "oven 13 does not answer" });
  expect(failed.stack).toContain("oven 13 does not answer");
  expect(failed.stack).toContain("orders.js");
});

test("writes down an error of a login without a body", { checks: ["one-error", "error-text"] }, async () => {
  const id = word();
  expect({ "POST /login": (await send("POST", "/login", { id })).status }).toEqual({ "POST /login": 500 });
  const failed = (await linesOf(id, 2)).filter(({ msg }) => msg === "failed");
  expect({ lines: failed.length }).toEqual({ lines: 1 });
  expect(failed[0].error).toContain("password");
});

const outputOf = async () => {
  await wait(100);
  const { stdout, stderr } = await printed();
  return stdout + stderr;
};

test("keeps passwords out", { checks: ["no-password"] }, async () => {
  const [id, wrong] = [word(), word()];
  for (const password of ["sunday bicycle", wrong])
    await send("POST", "/login", { id, json: { name: "ada", password } });
  expect((await linesOf(id, 2)).map(({ method, path }) => ({ method, path }))).toEqual([
    { method: "POST", path: "/login" },
    { method: "POST", path: "/login" },
  ]);
  const output = await outputOf();
  expect({ leaked: ["sunday bicycle", wrong].filter((secret) => output.includes(secret)) }).toEqual({
    leaked: [],
  });
});

const PATHS = ["/orders/1", "/orders/404", "/orders/13"];

test("keeps values of the query out", { checks: ["no-query"] }, async () => {
  const token = word();
  for (const path of PATHS) await send("GET", `${path}?token=${token}`);
  await send("POST", `/login?token=${token}`, { json: { password: word() } });
  const output = await outputOf();
  expect({ leaked: [token].filter((secret) => output.includes(secret)) }).toEqual({ leaked: [] });
});

test("keeps cookies and the header Authorization out", { checks: ["no-headers"] }, async () => {
  const [cookie, bearer] = [word(), word()];
  const headers = { cookie: `sid=${cookie}`, authorization: `Bearer ${bearer}` };
  for (const path of PATHS) await send("GET", path, { headers });
  const output = await outputOf();
  expect({ leaked: [cookie, bearer].filter((secret) => output.includes(secret)) }).toEqual({ leaked: [] });
});
