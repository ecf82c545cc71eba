import { expect, pick, printed, random, randomInt, request, test, wait } from "@aulo/runner/spec";

const word = () => random().toString(36).slice(2, 10).padEnd(8, "w");
const send = (method, path, { id, headers = {}, json } = {}) =>
  request(method, path, { headers: id ? { ...headers, "x-request-id": id } : headers, json });

async function readLines() {
  const { stdout } = await printed();
  const lines = stdout.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => {
    expect(line).toMatch(/^\s*\{.*\}\s*$/);
    return JSON.parse(line);
  });
}

/** The lines of one request; a line is written when the answer is out, which may be a moment after it has arrived. */
async function linesOf(id, atLeast = 1) {
  for (let tries = 0; ; tries += 1) {
    const lines = (await readLines()).filter(({ requestId }) => requestId === id);
    if (lines.length >= atLeast || tries === 20) return lines;
    await wait(25);
  }
}

test("writes one line of JSON for each request", async () => {
  const answer = await send("GET", "/orders/1");
  expect(answer.json).toMatchObject({ id: 1, bread: "rye" });
  const lines = await linesOf(answer.headers["x-request-id"]);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    msg: "answered",
    level: "info",
    method: "GET",
    path: "/orders/1",
    status: 200,
  });
  expect(typeof lines[0].durationMs).toBe("number");
  expect(Number.isNaN(Date.parse(lines[0].time))).toBe(false);
});

test("gives each request an id of its own, or takes the one it brings", async () => {
  const ids = [];
  for (let i = 0; i < 3; i += 1) ids.push((await send("GET", "/orders/1")).headers["x-request-id"]);
  expect(new Set(ids).size).toBe(3);
  const id = `trace-${word()}_${randomInt(1, 99)}`;
  expect((await send("GET", "/orders/1", { id })).headers["x-request-id"]).toBe(id);
  expect(await linesOf(id)).toHaveLength(1);
});

test("makes an id of its own when the one it is sent is unsound", async () => {
  for (const id of [`a b${word()}`, `"${word()}"`, word().repeat(10), `${word()};x=1`]) {
    const own = (await send("GET", "/orders/1", { id })).headers["x-request-id"];
    expect(own).toMatch(/^[\w-]{1,64}$/);
    expect(await linesOf(own)).toHaveLength(1);
  }
});

test("writes the status that was answered, and a level that fits", async () => {
  for (const [path, status, level] of [
    ["/orders/1", 200, "info"],
    [`/orders/${randomInt(100, 999)}`, 404, "info"],
    ["/orders/13", 500, "error"],
  ]) {
    const id = word();
    expect((await send("GET", path, { id })).status).toBe(status);
    await linesOf(id);
    await wait(50);
    const line = (await linesOf(id)).find(({ msg }) => msg === "answered");
    expect(line).toMatchObject({ path, status, level });
  }
});

test("keeps requests apart that run at the same time", async () => {
  const sent = ["2", "1", "3", "2", "1"].map((order) => ({ id: word(), path: `/orders/${order}` }));
  await Promise.all(sent.map(({ id, path }) => send("GET", path, { id })));
  for (const { id, path } of sent) {
    expect((await linesOf(id)).map((line) => line.path)).toEqual([path]);
  }
});

test("writes down an error with the id of its request", async () => {
  const id = word();
  await send("GET", "/orders/13", { id });
  const failed = (await linesOf(id, 2)).filter(({ msg }) => msg === "failed");
  expect(failed).toHaveLength(1);
  expect(failed[0]).toMatchObject({ level: "error", error: "oven 13 does not answer" });
  expect(failed[0].stack).toContain("oven 13 does not answer");
});

test("keeps passwords, tokens and cookies out", async () => {
  const [wrong, token, cookie, bearer] = [word(), word(), word(), word()];
  const headers = { cookie: `sid=${cookie}`, authorization: `Bearer ${bearer}` };
  for (const password of ["sunday bicycle", wrong]) {
    const id = word();
    await send("POST", `/login?token=${token}`, { id, headers, json: { name: "ada", password } });
    expect(await linesOf(id)).toMatchObject([{ method: "POST", path: "/login" }]);
  }
  await send("GET", `/orders/${pick(["1", "13"])}?token=${token}`, { headers });
  await wait(100);
  const { stdout, stderr } = await printed();
  const leaked = ["sunday bicycle", wrong, token, cookie, bearer].filter((secret) =>
    (stdout + stderr).includes(secret),
  );
  expect(leaked).toEqual([]);
});
