import { client, describe, expect, printed, query, randomInt, request, test } from "@aulo/runner/spec";
import { bring, each, fresh, openSlot, PASSWORD, send } from "./api.js";

const HOURS_12 = 12 * 60 * 60;
const PROTECTED = [
  "GET /things",
  "POST /things",
  "GET /things/1",
  "PATCH /things/1",
  "DELETE /things/1",
  "GET /things/1/repairs",
  "POST /things/1/repairs",
  "GET /repairs",
  "GET /repairs/1",
  "PATCH /repairs/1",
  "PUT /repairs/1/claim",
  "DELETE /repairs/1/claim",
  "GET /repairs/1/booking",
  "PUT /repairs/1/booking",
  "DELETE /repairs/1/booking",
  "GET /reports/categories",
  "GET /reports/volunteers",
  "GET /reports/slots",
  "POST /slots",
];
const OPEN = ["GET /hours", "GET /categories", "GET /categories/toys", "GET /slots"];

const newEmail = () => `Pim.${randomInt(1_000_000, 9_999_999)}@Post.example`;
const signUp = (email, more = {}) =>
  request("POST", "/accounts", {
    json: { name: "Pim", email, password: PASSWORD, ...more },
    withinMs: 5_000,
  });
const logIn = (email, password = PASSWORD, who = client()) =>
  who.request("POST", "/session", { json: { email, password } });

/** A new person with an open session. */
async function newcomer() {
  const [who, email] = [client(), newEmail()];
  const { json } = await signUp(email);
  const { headers } = await logIn(email, PASSWORD, who);
  return {
    who,
    email,
    id: json?.id,
    cookie: who.cookies().session,
    set: [headers["set-cookie"] ?? []].flat().find((line) => line.startsWith("session=")) ?? "",
  };
}

async function statusesOf(calls, options = {}) {
  const found = {};
  for (const call of calls) found[call] = (await request(...call.split(" "), options)).status;
  return found;
}

/** All texts in all tables. */
async function allTexts() {
  const tables = await query(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  const texts = [];
  for (const { name } of tables)
    texts.push(...(await query(`SELECT to_jsonb(t)::text AS row FROM "${name}" t`)).map(({ row }) => row));
  return texts.join("\n");
}

describe("signing up", () => {
  test("makes an account", { checks: ["sign-up"], timeoutMs: 15_000 }, async () => {
    await fresh();
    const email = newEmail();
    const { status, json } = await signUp(email);
    expect({ "POST /accounts": status, json: { ...json, email: json?.email?.toLowerCase() } }).toMatchObject({
      "POST /accounts": 201,
      json: { id: expect.any(Number), name: "Pim", email: email.toLowerCase() },
    });
    expect({
      "fields of the password": Object.keys(json).filter((key) => /pass|hash|salt|key/i.test(key)),
    }).toEqual({ "fields of the password": [] });
  });

  test("works once for an email", { checks: ["email-taken"] }, async () => {
    const email = newEmail();
    const statuses = [(await signUp(email)).status];
    for (const same of [email, email.toLowerCase(), email.toUpperCase()])
      statuses.push((await signUp(same)).status);
    expect(statuses).toEqual([201, 409, 409, 409]);
    const at_once = newEmail();
    const both = await Promise.all([signUp(at_once), signUp(at_once)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test("needs a name, an email and a password", { checks: ["account-fit"] }, async () => {
    const unfit = [
      { email: "pim" },
      { email: "" },
      { email: 3 },
      { password: "x".repeat(11) },
      { password: "x".repeat(201) },
      { password: null },
      { name: " " },
      { name: "x".repeat(81) },
    ];
    const found = [];
    for (const more of unfit) {
      const { status, json } = await signUp(newEmail(), more);
      found.push([status, ...(json?.errors ?? []).map(({ pointer }) => pointer)]);
    }
    expect(found).toEqual(unfit.map((more) => [400, `/${Object.keys(more)[0]}`]));
    const { json } = await request("POST", "/accounts", { json: {} });
    expect(json?.errors?.map(({ pointer }) => pointer).sort()).toEqual(["/email", "/name", "/password"]);
    const fit = [];
    for (const length of [12, 200])
      fit.push((await signUp(newEmail(), { password: "y".repeat(length) })).status);
    expect(fit).toEqual([201, 201]);
  });
});

describe("logging in", () => {
  test("opens a session", { checks: ["log-in", "who-am-i"] }, async () => {
    const email = newEmail();
    const { json: account } = await signUp(email);
    const who = client();
    const before = await who.request("GET", "/session");
    const { status, json } = await logIn(email.toUpperCase(), PASSWORD, who);
    expect({ "POST /session": status, json }).toEqual({ "POST /session": 200, json: account });
    const after = await who.request("GET", "/session");
    expect({ before: before.status, after: after.status, json: after.json }).toEqual({
      before: 401,
      after: 200,
      json: account,
    });
    expect({ "GET /things": (await who.request("GET", "/things")).status }).toEqual({ "GET /things": 200 });
  });

  test("says no to all others in the same words", { checks: ["wrong-login"] }, async () => {
    const { email } = await newcomer();
    const wrong = [
      [email, `${PASSWORD} `],
      [email, PASSWORD.toUpperCase()],
      [newEmail(), PASSWORD],
      [email, ""],
    ];
    const found = [];
    for (const [address, password] of wrong) {
      const { status, headers, json } = await logIn(address, password);
      found.push([status, json?.detail, headers["set-cookie"] ?? "no cookie"]);
    }
    expect(found).toEqual(wrong.map(() => [401, found[0][1], "no cookie"]));
    const unfit = [];
    for (const json of [{}, { email }, { email, password: 7 }, { email: null, password: PASSWORD }])
      unfit.push((await request("POST", "/session", { json })).status);
    expect(unfit).toEqual([400, 400, 400, 400]);
  });

  test("sets a cookie that is well kept", { checks: ["cookie"] }, async () => {
    const { set } = await newcomer();
    const [, ...properties] = set.split(";").map((part) => part.trim().toLowerCase());
    const wanted = ["httponly", "samesite=lax", "path=/", `max-age=${HOURS_12}`];
    expect({ cookie: set.split("=")[0], missing: wanted.filter((one) => !properties.includes(one)) }).toEqual(
      { cookie: "session", missing: [] },
    );
  });

  test("makes a session of its own", { checks: ["own-session", "new-value"] }, async () => {
    const { who: phone, email, cookie } = await newcomer();
    const computer = client();
    await logIn(email, PASSWORD, computer);
    await phone.request("DELETE", "/session");
    expect({ computer: (await computer.request("GET", "/session")).status }).toEqual({ computer: 200 });
    const invented = client({ headers: { cookie: "session=invented-by-somebody" } });
    await logIn(email, PASSWORD, invented);
    const values = [cookie, computer.cookies().session, invented.cookies().session];
    expect({ "different values": new Set([...values, "invented-by-somebody"]).size }).toEqual({
      "different values": 4,
    });
  });
});

describe("a session", () => {
  test("is over after logging out, for good", { checks: ["log-out"] }, async () => {
    const { who, cookie } = await newcomer();
    const headers = { cookie: `session=${cookie}` };
    const { status } = await who.request("DELETE", "/session");
    expect({ "DELETE /session": status, cookie: who.cookies().session }).toEqual({
      "DELETE /session": 204,
      cookie: undefined,
    });
    expect(await statusesOf(["GET /session", "GET /things", "DELETE /session"], { headers })).toEqual({
      "GET /session": 401,
      "GET /things": 401,
      "DELETE /session": 401,
    });
  });

  test("is over after 12 hours", { checks: ["expires", "expired"] }, async () => {
    const { who } = await newcomer();
    const [row] = await query(
      "SELECT round(extract(epoch FROM max(expires_at) - now()) / 60)::int AS minutes FROM sessions",
    );
    expect({ "minutes left": Math.abs(row?.minutes - 720) <= 1 ? 720 : row?.minutes }).toEqual({
      "minutes left": 720,
    });
    await query(
      "UPDATE sessions SET expires_at = now() - interval '1 second' WHERE expires_at = (SELECT max(expires_at) FROM sessions)",
    );
    const { status } = await who.request("GET", "/things");
    expect({ "GET /things": status }).toEqual({ "GET /things": 401 });
  });
});

describe("somebody who is not logged in", () => {
  test("gets 401, whatever else is wrong", { checks: ["protected", "first"] }, async () => {
    const broken = { body: "{", headers: { "content-type": "application/json" } };
    expect(await statusesOf(PROTECTED, broken)).toEqual(each(PROTECTED, 401));
    const more = ["GET /things/999999", "GET /repairs?limit=0", "PUT /things"];
    expect(await statusesOf(more)).toEqual(each(more, 401));
    const forged = { headers: { cookie: "session=undefined; sid=1; session=" } };
    expect(await statusesOf(["GET /things", "GET /session"], forged)).toEqual({
      "GET /things": 401,
      "GET /session": 401,
    });
  });

  test("gets 401 under /v1 as well", { checks: ["v1-too"] }, async () => {
    const calls = PROTECTED.map((call) => call.replace(" /", " /v1/"));
    expect(await statusesOf(calls)).toEqual(each(calls, 401));
  });

  test("changes nothing", { checks: ["protected"] }, async () => {
    const thing = await bring("mine");
    await request("DELETE", `/things/${thing.id}`);
    await request("PATCH", `/things/${thing.id}`, { json: { name: "yours" } });
    expect((await send(`GET /things/${thing.id}`)).json).toEqual(thing);
  });

  test("sees what is open to everybody", { checks: ["open"] }, async () => {
    const { id } = await openSlot();
    const calls = [...OPEN, `GET /slots/${id}`, ...OPEN.map((call) => call.replace(" /", " /v1/"))];
    expect(await statusesOf(calls)).toEqual(each(calls, 200));
  });
});

describe("the database and the log", () => {
  test("hold no password and no cookie", { checks: ["no-passwords", "no-cookies"] }, async () => {
    const { who, cookie } = await newcomer();
    await who.request("GET", "/things");
    await logIn(newEmail(), "a wrong password of somebody");
    const { stdout, stderr } = await printed();
    const places = { database: await allTexts(), log: stdout + stderr };
    const found = {};
    for (const [place, text] of Object.entries(places)) {
      const secrets = {
        password: PASSWORD,
        "wrong password": "a wrong password of somebody",
        cookie,
        base64: Buffer.from(PASSWORD).toString("base64"),
        hex: Buffer.from(PASSWORD).toString("hex"),
      };
      found[place] = Object.keys(secrets).filter((name) => text.includes(secrets[name]));
    }
    expect(found).toEqual({ database: [], log: [] });
  });

  test("do not show who has the same password", { checks: ["salted"] }, async () => {
    const ids = [(await newcomer()).id, (await newcomer()).id];
    const rows = await query("SELECT to_jsonb(a) AS row FROM accounts a WHERE id = ANY($1)", [ids]);
    const [one, two] = rows.map(({ row }) =>
      Object.entries(row)
        .filter(([, value]) => typeof value === "string" && value.length > 15 && !value.includes("@"))
        .map(([, value]) => value),
    );
    expect({
      "texts that are the same": one.filter((value) => two.includes(value)),
      some: one.length > 0,
    }).toEqual({ "texts that are the same": [], some: true });
  });
});

describe("a thing", () => {
  test("belongs to the account that brought it", { checks: ["owner"] }, async () => {
    const { who, id } = await newcomer();
    const { json } = await who.request("POST", "/things", {
      json: { name: "kite", category: "toys", ownerId: 1 },
    });
    expect({ ownerId: json?.ownerId }).toEqual({ ownerId: id });
    const changed = await who.request("PATCH", `/things/${json.id}`, {
      json: { name: "dragon", ownerId: 1 },
    });
    expect({ ownerId: changed.json?.ownerId }).toEqual({ ownerId: id });
  });
});
