import { client, describe, expect, query, restart, test } from "@aulo/runner/spec";
import { each, fresh, logIn, newcomer, newEmail, PASSWORD, signUp, statuses } from "./api.js";

const DAYS_14 = 14 * 24 * 60 * 60;

/** All that the database knows, as one text. */
async function storedText() {
  const tables = await query(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  const texts = [];
  for (const { name } of tables) {
    const rows = await query(`SELECT to_jsonb(t)::text AS row FROM "${name}" t`);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join("\n");
}

/** Who the session of this client belongs to: a status, and the id of a gardener. */
async function whoIs(who) {
  const { status, json } = await who.request("GET", "/session");
  return [status, json?.id];
}

describe("signing up", () => {
  test("makes an account", { checks: ["sign-up"], timeoutMs: 15_000 }, async () => {
    await fresh();
    const { status, json } = await signUp("Noor@Post.example", { name: " Noor " });
    expect({ "POST /gardeners": status, json }).toMatchObject({
      "POST /gardeners": 201,
      json: { id: expect.any(Number), name: "Noor", email: "noor@post.example" },
    });
  });

  test("needs a name and an email", { checks: ["unfit"] }, async () => {
    const unfit = [
      { name: " " },
      { name: "x".repeat(61) },
      { name: null },
      { email: "noor" },
      { email: "" },
      { email: 3 },
      { email: undefined },
    ];
    const found = [];
    for (const more of unfit) {
      const { status, json } = await signUp(newEmail(), more);
      found.push([status, ...Object.keys(json?.fields ?? {})]);
    }
    expect(found).toEqual(unfit.map((more) => [400, ...Object.keys(more)]));
  });

  test("needs a password of 15 to 200 letters", { checks: ["password-length"] }, async () => {
    const found = {};
    for (const length of [0, 14, 15, 200, 201]) {
      const { status, json } = await signUp(newEmail(), { password: "p".repeat(length) });
      found[length] = [status, ...Object.keys(json?.fields ?? {})];
    }
    const no = [400, "password"];
    expect(found).toEqual({ 0: no, 14: no, 15: [201], 200: [201], 201: no });
    expect({ "15 blanks": (await signUp(newEmail(), { password: " ".repeat(15) })).status }).toEqual({
      "15 blanks": 201,
    });
  });

  test("works once for an email", { checks: ["taken"] }, async () => {
    const email = newEmail();
    const found = [(await signUp(email)).status];
    for (const same of [email, email.toUpperCase()]) {
      found.push((await signUp(same, { password: "another password of mine" })).status);
    }
    expect(found).toEqual([201, 409, 409]);
    expect({ "old password": (await logIn(email)).status }).toEqual({ "old password": 200 });
    const other = newEmail();
    const both = await Promise.all([signUp(other), signUp(other)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe("logging in", () => {
  test("begins a session", { checks: ["log-in", "who", "secret"] }, async () => {
    const email = newEmail();
    const { json: gardener } = await signUp(email, { name: "Noor" });
    const who = client();
    const { status, json } = await logIn(email, PASSWORD, who);
    expect({ "POST /session": status, json }).toEqual({ "POST /session": 200, json: gardener });
    const now = await who.request("GET", "/session");
    expect({ "GET /session": now.status, json: now.json }).toEqual({ "GET /session": 200, json: gardener });
  });

  test("does not look at capitals of the email", { checks: ["any-capitals"] }, async () => {
    const { email } = await newcomer();
    const found = {};
    for (const same of [email.toUpperCase(), `  ${email} `]) found[same] = (await logIn(same)).status;
    expect(found).toEqual(each(Object.keys(found), 200));
  });

  test("says the same no to everybody", { checks: ["wrong"] }, async () => {
    const { email } = await newcomer();
    const wrong = [
      [email, `${PASSWORD} `],
      [email, PASSWORD.toUpperCase()],
      [email, ""],
      [newEmail(), PASSWORD],
    ];
    const found = [];
    for (const [address, password] of wrong) {
      const { status, text, headers } = await logIn(address, password);
      found.push([status, text, headers["set-cookie"] ?? "no cookie"]);
    }
    expect(found).toEqual(wrong.map(() => [401, found[0][1], "no cookie"]));
  });

  test("needs an email and a password", { checks: ["login-unfit"] }, async () => {
    const { email } = await newcomer();
    const unfit = [
      {},
      { email },
      { password: PASSWORD },
      { email, password: 7 },
      { email: null, password: PASSWORD },
    ];
    const found = [];
    for (const json of unfit) found.push((await client().request("POST", "/session", { json })).status);
    expect(found).toEqual(unfit.map(() => 400));
  });

  test("sets a cookie that is well kept", { checks: ["cookie"] }, async () => {
    const { set } = await newcomer();
    const [pair, ...properties] = set.split(";").map((part) => part.trim().toLowerCase());
    const wanted = ["httponly", "samesite=lax", "path=/", `max-age=${DAYS_14}`];
    const missing = wanted.filter((one) => !properties.includes(one));
    expect({ name: pair.split("=")[0], missing }).toEqual({ name: "diary", missing: [] });
  });

  test("leaves other sessions alone", { checks: ["own-session"] }, async () => {
    const { who, email, id, cookie } = await newcomer();
    const second = client();
    await logIn(email, PASSWORD, second);
    expect([await whoIs(who), await whoIs(second)]).toEqual([
      [200, id],
      [200, id],
    ]);
    expect({ "another id": second.cookies().diary !== cookie }).toEqual({ "another id": true });
    await second.request("DELETE", "/session");
    expect({ first: await whoIs(who) }).toEqual({ first: [200, id] });
  });

  test("takes no id from a client", { checks: ["not-chosen"] }, async () => {
    const { email } = await newcomer();
    const headers = { cookie: "diary=chosen-by-somebody" };
    const { headers: answer } = await client({ headers }).request("POST", "/session", {
      json: { email, password: PASSWORD },
    });
    expect({ "is the chosen one": String(answer["set-cookie"]).includes("chosen-by-somebody") }).toEqual({
      "is the chosen one": false,
    });
    expect({ "with the chosen one": await whoIs(client({ headers })) }).toEqual({
      "with the chosen one": [401, undefined],
    });
  });
});

describe("a session", () => {
  test("is needed to be somebody", { checks: ["nobody"] }, async () => {
    const { id } = await newcomer();
    const cookies = ["", `diary=${id}`, "diary=", "diary=undefined", "other=1"];
    const found = {};
    for (const cookie of cookies) {
      const [status] = await whoIs(client({ headers: { cookie } }));
      found[cookie] = status;
    }
    expect(found).toEqual(each(cookies, 401));
  });

  test("is over after logging out", { checks: ["log-out"] }, async () => {
    const { who, cookie } = await newcomer();
    const { status } = await who.request("DELETE", "/session");
    expect({ "DELETE /session": status, cookie: who.cookies().diary }).toEqual({
      "DELETE /session": 204,
      cookie: undefined,
    });
    const copy = client({ headers: { cookie: `diary=${cookie}` } });
    const calls = ["GET /session", "DELETE /session"];
    const found = await statuses(calls, {}, (call) => copy.request(...call.split(" ")));
    expect(found).toEqual(each(calls, 401));
  });

  test("lasts 14 days", { checks: ["expires-at", "expires"] }, async () => {
    const { who, id } = await newcomer();
    const [row] = await query(
      "SELECT round(extract(epoch FROM max(expires_at) - now()) / 3600)::int AS hours FROM sessions",
    );
    expect({ "hours left": row?.hours }).toEqual({ "hours left": 336 });
    expect(await whoIs(who)).toEqual([200, id]);
    await query("UPDATE sessions SET expires_at = now() - interval '1 second'");
    expect(await whoIs(who)).toEqual([401, undefined]);
  });

  test("survives a restart of the server", { checks: ["restart"], timeoutMs: 15_000 }, async () => {
    const { who, id } = await newcomer();
    await restart();
    expect(await whoIs(who)).toEqual([200, id]);
  });
});

describe("a password", () => {
  test("cannot be read in the database", { checks: ["hashed"] }, async () => {
    const email = newEmail();
    await signUp(email);
    const text = await storedText();
    const forms = { plain: PASSWORD };
    for (const encoding of ["base64", "hex"]) forms[encoding] = Buffer.from(PASSWORD).toString(encoding);
    expect({
      email: text.includes(email),
      found: Object.keys(forms).filter((form) => text.includes(forms[form])),
    }).toEqual({
      email: true,
      found: [],
    });
    const ids = [(await newcomer()).id, (await newcomer()).id];
    const rows = await query("SELECT to_jsonb(g) AS row FROM gardeners g WHERE id = ANY($1)", [ids]);
    const [one, two] = rows.map(({ row }) =>
      Object.values(row).filter(
        (value) => typeof value === "string" && value.length > 15 && !value.includes("@"),
      ),
    );
    expect({ same: one.filter((value) => two.includes(value)), some: one.length > 0 }).toEqual({
      same: [],
      some: true,
    });
  });

  test("is in no response", { checks: ["secret"] }, async () => {
    const email = newEmail();
    const who = client();
    const fields = new Set();
    const texts = [
      await signUp(email),
      await logIn(email, PASSWORD, who),
      await who.request("GET", "/session"),
    ];
    for (const { json } of texts) for (const key of Object.keys(json)) fields.add(key);
    expect([...fields].sort()).toEqual(["email", "id", "name"]);
  });
});
