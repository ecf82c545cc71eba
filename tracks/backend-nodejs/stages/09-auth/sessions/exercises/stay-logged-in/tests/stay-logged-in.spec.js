import { expect, random, request, restart, test, wait } from "@aulo/runner/spec";

const PASSWORDS = { yasmin: "green kettle 42", gustavo: "sunday bicycle", philippa: "three small boats" };
const MEMBERS = Object.keys(PASSWORDS);

const word = () => random().toString(36).slice(2, 10);
const headersOf = (cookie) => (cookie === undefined ? {} : { cookie });
const cookiesOf = (answer) => [answer.headers["set-cookie"] ?? []].flat();

/** Who the server takes the bearer of these cookies for: the body of /me, or the status when it is not 200. */
async function me(cookie) {
  const { status, json } = await request("GET", "/me", { headers: headersOf(cookie) });
  return { "GET /me": status === 200 ? json : status, cookie };
}
const known = (name, cookie) => ({ "GET /me": { name }, cookie });
const unknown = (cookie) => ({ "GET /me": 401, cookie });

const tryLogIn = (name, password, cookie) =>
  request("POST", "/login", { json: { name, password }, headers: headersOf(cookie) });

async function logIn(name, sent) {
  const answer = await tryLogIn(name, PASSWORDS[name], sent);
  const cookie = cookiesOf(answer).find((one) => one.startsWith("sid="));
  const found = { "POST /login": answer.status, "has a cookie sid": /^sid=[^;]+/.test(cookie ?? "") };
  expect(found).toEqual({ "POST /login": 204, "has a cookie sid": true });
  const [pair] = cookie.split(";");
  return { cookie, pair, id: pair.slice("sid=".length) };
}

async function expectLogout(cookie) {
  const { status } = await request("POST", "/logout", { headers: headersOf(cookie) });
  expect({ "POST /logout": status, cookie }).toEqual({ "POST /logout": 204, cookie });
}

test("answers 401 to everyone who is not logged in", { checks: ["stranger"] }, async () => {
  expect(await me()).toEqual(unknown());
  expect(await me("theme=dark")).toEqual(unknown("theme=dark"));
});

test("knows who logged in, also when several people did", { checks: ["login", "me"] }, async () => {
  const logins = [];
  for (const name of [...MEMBERS, MEMBERS[0]]) logins.push({ name, ...(await logIn(name)) });
  for (const { name, pair } of logins) expect(await me(pair)).toEqual(known(name, pair));
});

test("knows who logged in when several people do so at once", { checks: ["login", "me"] }, async () => {
  const logins = await Promise.all(MEMBERS.map(async (name) => ({ name, ...(await logIn(name)) })));
  for (const { name, pair } of logins) expect(await me(pair)).toEqual(known(name, pair));
});

test("finds its cookie among others", { checks: ["other-cookies"] }, async () => {
  const { pair } = await logIn("yasmin");
  for (const cookies of [
    `theme=dark; ${pair}; lang=en`,
    `${pair}; lang=en`,
    `oldsid=${word()}; ${pair}`,
    `sid2=${word()}; ${pair}; si=1`,
    `note=sid=${word()}; ${pair}`,
  ]) {
    expect(await me(cookies)).toEqual(known("yasmin", cookies));
  }
});

test("refuses a wrong password and an unknown name alike", { checks: ["refused"] }, async () => {
  const wrong = await tryLogIn("yasmin", `${PASSWORDS.yasmin}x`);
  for (const [name, password] of [
    [`zoe-${word()}`, PASSWORDS.yasmin],
    ["yasmin", PASSWORDS.gustavo],
    ["yasmin", ""],
    ["", ""],
    ["constructor", PASSWORDS.yasmin],
  ]) {
    const { status, text } = await tryLogIn(name, password);
    expect({ name, password, status, text }).toEqual({ name, password, status: 401, text: wrong.text });
  }
  const unknownName = await tryLogIn(`zoe-${word()}`, PASSWORDS.yasmin);
  const cookies = [...cookiesOf(wrong), ...cookiesOf(unknownName)];
  expect({ cookies: cookies.filter((one) => /^sid=[^;]/.test(one)) }).toEqual({ cookies: [] });
});

test("keeps the cookie from scripts and from other sites", { checks: ["cookie-flags"] }, async () => {
  const { cookie } = await logIn("gustavo");
  expect(cookie).toMatch(/;\s*HttpOnly/i);
  expect(cookie).toMatch(/;\s*SameSite=(Lax|Strict)/i);
  expect(cookie).not.toMatch(/;\s*Secure/i);
});

/** The value with everything that an encoding may hide. */
function decoded(value) {
  const plain = value.replace(/%([0-9a-f]{2})/gi, (_all, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return ["base64", "hex"].map((encoding) => Buffer.from(plain, encoding).toString()).join(" ") + plain;
}

test("gives out ids that nobody can guess", { checks: ["random-id"] }, async () => {
  const ids = [];
  for (const name of ["yasmin", "yasmin", "gustavo"]) ids.push((await logIn(name)).id);
  for (const id of ids) {
    expect({ id, "has 20 characters": id.length >= 20 }).toEqual({ id, "has 20 characters": true });
    const named = MEMBERS.filter((name) => decoded(id).toLowerCase().includes(name));
    expect({ id, named }).toEqual({ id, named: [] });
  }
  const [first, second] = ids;
  const different = [...first].filter((character, at) => character !== second[at]).length;
  expect({ first, second, "differ in most characters": different >= 10 }).toEqual({
    first,
    second,
    "differ in most characters": true,
  });
});

test("takes no id that the client chose", { checks: ["chosen-id"] }, async () => {
  const chosen = `sid=chosen-by-somebody-${word()}`;
  const { pair } = await logIn("philippa", chosen);
  expect({ "the client's id": pair === chosen }).toEqual({ "the client's id": false });
  expect(await me(chosen)).toEqual(unknown(chosen));
  expect(await me(pair)).toEqual(known("philippa", pair));
});

test("gives out a new id at each login", { checks: ["new-id"] }, async () => {
  const { id, pair } = await logIn("yasmin");
  const again = await logIn("yasmin");
  const here = await logIn("yasmin", pair);
  expect({ "different ids of 3": new Set([id, again.id, here.id]).size }).toEqual({
    "different ids of 3": 3,
  });
});

test("believes no id that it has not given out", { checks: ["given-out"] }, async () => {
  const { id } = await logIn("yasmin");
  const made = ["yasmin", "1", "0", "", `${id.slice(0, -2)}${word()}`, id.slice(0, -1), `${id}x`];
  for (const value of [...made, "undefined", "null", "constructor", "__proto__", "toString"]) {
    expect(await me(`sid=${value}`)).toEqual(unknown(`sid=${value}`));
  }
});

test("ends the session at logout, for every copy of the cookie", { checks: ["logout"] }, async () => {
  const { pair } = await logIn("yasmin");
  await expectLogout(`theme=dark; ${pair}`);
  expect(await me(pair)).toEqual(unknown(pair));
  const again = await logIn("yasmin");
  expect(await me(again.pair)).toEqual(known("yasmin", again.pair));
  expect(await me(pair)).toEqual(unknown(pair));
});

test("answers 204 to a logout without a session", { checks: ["logout-anyway"] }, async () => {
  const { pair } = await logIn("yasmin");
  for (const cookie of [undefined, "theme=dark", `sid=${word()}`]) await expectLogout(cookie);
  expect(await me(pair)).toEqual(known("yasmin", pair));
});

test("leaves other sessions alone at logout", { checks: ["other-sessions"] }, async () => {
  const laptop = await logIn("yasmin");
  const phone = await logIn("yasmin");
  const guest = await logIn("gustavo");
  await expectLogout(laptop.pair);
  await expectLogout(laptop.pair);
  expect(await me(phone.pair)).toEqual(known("yasmin", phone.pair));
  expect(await me(guest.pair)).toEqual(known("gustavo", guest.pair));
});

test("ends a session when its time is over, however busy it was", { checks: ["end"] }, async () => {
  await restart({ env: { SESSION_MS: "1200" } });
  const { pair } = await logIn("yasmin");
  expect(await me(pair)).toEqual(known("yasmin", pair));
  for (let turn = 0; turn < 7; turn += 1) {
    await wait(200);
    await me(pair);
  }
  expect(await me(pair)).toEqual(unknown(pair));
});
