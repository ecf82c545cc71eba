import { expect, pick, random, randomInt, request, restart, test, wait } from "@aulo/runner/spec";

const PASSWORDS = { ada: "green kettle 42", ben: "sunday bicycle", cleo: "three small boats" };
const [first, second, third] = pick([
  ["ada", "ben", "cleo"],
  ["cleo", "ada", "ben"],
  ["ben", "cleo", "ada"],
]);
const word = () => random().toString(36).slice(2, 10);
const logIn = (name, password) => request("POST", "/login", { json: { name, password } });
const statusOf = async (name, password) => (await logIn(name, password)).status;
const guess = (name) => statusOf(name, `guess ${word()}`);
const appointment = (bytes) => ({ text: "x".repeat(bytes - '{"text":""}'.length) });

async function useUp(name) {
  const statuses = [];
  for (let i = 0; i < 5; i += 1) statuses.push(await guess(name));
  expect(statuses).toEqual([401, 401, 401, 401, 401]);
}

function expectHeaders({ headers }) {
  expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" });
  expect(headers).not.toHaveProperty("x-powered-by");
}

function expectGuarded(answer) {
  expectHeaders(answer);
  const policy = String(answer.headers["content-security-policy"]);
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
}

test("lets everyday requests through", async () => {
  expect(await statusOf(first, PASSWORDS[first])).toBe(204);
  expect((await request("POST", "/appointments", { json: { day: "2031-05-02" } })).status).toBe(201);
  expect((await request("GET", "/appointments")).json).toEqual([{ day: "2031-05-02" }]);
});

test("sends the security headers with every answer", async () => {
  expectGuarded(await request("GET", "/appointments"));
  expectGuarded(await logIn(`nobody-${word()}`, "x"));
  const unknown = await request("GET", `/${word()}`);
  expect(unknown.status).toBe(404);
  expectHeaders(unknown);
});

test("refuses a body above 10 kB with 413", async () => {
  const { json: before } = await request("GET", "/appointments");
  const refused = await request("POST", "/appointments", { json: appointment(randomInt(10_400, 60_000)) });
  expect(refused.status).toBe(413);
  expectHeaders(refused);
  expect((await request("GET", "/appointments")).json).toEqual(before);
  expect((await request("POST", "/appointments", { json: appointment(9_000) })).status).toBe(201);
});

test("refuses the sixth attempt with 429, and says when to come back", async () => {
  await restart({ env: { WINDOW_MS: "30000" } });
  await useUp(first);
  const refused = await logIn(first, "guess");
  expect(refused.status).toBe(429);
  expectGuarded(refused);
  expect(refused.headers["retry-after"]).toMatch(/^\d+$/);
  const seconds = Number(refused.headers["retry-after"]);
  expect(seconds).toBeLessThanOrEqual(30);
  expect(seconds).toBeGreaterThanOrEqual(20);
});

test("refuses even the right password then, and no other account", async () => {
  await restart({ env: { WINDOW_MS: "30000" } });
  await useUp(first);
  expect(await statusOf(first, PASSWORDS[first])).toBe(429);
  expect(await statusOf(second, PASSWORDS[second])).toBe(204);
  expect(await guess(third)).toBe(401);
  expect((await request("GET", "/appointments")).status).toBe(200);
});

test("counts another spelling of the name as the same account", async () => {
  await restart({ env: { WINDOW_MS: "30000" } });
  await useUp(second);
  for (const spelling of [second.toUpperCase(), ` ${second}`, `${second}  `]) {
    expect(await guess(spelling)).toBe(429);
  }
});

test("opens again when the window is over", async () => {
  await restart({ env: { WINDOW_MS: "1500" } });
  await useUp(third);
  expect(await guess(third)).toBe(429);
  await wait(1700);
  await useUp(third);
  expect(await guess(third)).toBe(429);
});
