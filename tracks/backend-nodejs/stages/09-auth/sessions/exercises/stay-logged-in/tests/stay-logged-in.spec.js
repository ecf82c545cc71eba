import { expect, pick, random, request, restart, test, wait } from "@aulo/runner/spec";

const PASSWORDS = { yasmin: "green kettle 42", gustavo: "sunday bicycle", philippa: "three small boats" };
const [someone, other] = pick([
  ["yasmin", "gustavo"],
  ["gustavo", "philippa"],
  ["philippa", "yasmin"],
]);

const word = () => random().toString(36).slice(2, 10);
const cookiesOf = (answer) => [answer.headers["set-cookie"] ?? []].flat();
const post = (path, cookie) => request("POST", path, { headers: cookie ? { cookie } : {} });
const me = async (cookie) => {
  const { status, json } = await request("GET", "/me", { headers: cookie ? { cookie } : {} });
  return status === 200 ? json.name : status;
};
const tryLogIn = (name, password) => request("POST", "/login", { json: { name, password } });

async function logIn(name) {
  const answer = await tryLogIn(name, PASSWORDS[name]);
  expect(answer.status).toBe(204);
  const cookie = cookiesOf(answer).find((one) => one.startsWith("sid="));
  expect(cookie).toMatch(/^sid=[^;]+/);
  return { cookie, pair: cookie.split(";")[0] };
}

test("answers 401 to whoever is not logged in", async () => {
  expect(await me()).toBe(401);
  expect(await me("theme=dark")).toBe(401);
});

test("knows who logged in, also when two people did", async () => {
  const first = await logIn(someone);
  const second = await logIn(other);
  expect([await me(first.pair), await me(second.pair), await me(first.pair)]).toEqual([
    someone,
    other,
    someone,
  ]);
});

test("finds its cookie among others", async () => {
  const { pair } = await logIn(someone);
  expect(await me(`theme=dark; ${pair}; lang=en`)).toBe(someone);
  expect(await me(`oldsid=${word()}; ${pair}`)).toBe(someone);
});

test("refuses a wrong password and an unknown name alike", async () => {
  const wrong = await tryLogIn(someone, `${PASSWORDS[someone]}x`);
  const unknown = await tryLogIn(`zoe-${word()}`, PASSWORDS[someone]);
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(unknown.text).toBe(wrong.text);
  expect([...cookiesOf(wrong), ...cookiesOf(unknown)].filter((one) => /^sid=[^;]/.test(one))).toEqual([]);
});

test("keeps the cookie from scripts and from other sites", async () => {
  const { cookie } = await logIn(someone);
  expect(cookie).toMatch(/;\s*HttpOnly/i);
  expect(cookie).toMatch(/;\s*SameSite=(Lax|Strict)/i);
});

test("gives out ids that nobody can guess", async () => {
  const values = [];
  for (const name of [someone, someone, other]) values.push((await logIn(name)).pair.slice("sid=".length));
  expect(new Set(values).size).toBe(3);
  for (const value of values) {
    expect(value.length).toBeGreaterThanOrEqual(20);
    expect(value + Buffer.from(decodeURIComponent(value), "base64").toString()).not.toMatch(
      /yasmin|gustavo|philippa/,
    );
  }
});

test("believes no id that it has not given out", async () => {
  const { pair } = await logIn(someone);
  for (const made of [someone, "1", `${pair.slice(4, -2)}${word()}`, "undefined"]) {
    expect(await me(`sid=${made}`)).toBe(401);
  }
});

test("ends the session at log out, for every copy of the cookie", async () => {
  const laptop = await logIn(someone);
  const phone = await logIn(someone);
  expect((await post("/logout", laptop.pair)).status).toBe(204);
  expect(await me(laptop.pair)).toBe(401);
  expect(await me(phone.pair)).toBe(someone);
  expect((await post("/logout")).status).toBe(204);
});

test("ends a session when its time is over", async () => {
  await restart({ env: { SESSION_MS: "1500" } });
  const { pair } = await logIn(someone);
  expect(await me(pair)).toBe(someone);
  await wait(1700);
  expect(await me(pair)).toBe(401);
});
