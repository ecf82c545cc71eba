import { client, describe, expect, query, randomInt, request, test } from "@aulo/runner/spec";

const PASSWORD = "tall blue kettle 77";
const newAddress = () => `guest-${randomInt(100_000, 999_999)}@mail.example`;

const signUp = (email, password = PASSWORD) => request("POST", "/users", { json: { email, password } });
const logIn = (email, password = PASSWORD) => request("POST", "/login", { json: { email, password } });
const users = () => query("SELECT id, email, password_hash FROM users ORDER BY id");

/** Signs up somebody new. Gives the user as the response has it. */
async function newUser(email = newAddress(), password = PASSWORD) {
  const { status, json } = await signUp(email, password);
  const { id, ...rest } = json ?? {};
  expect({ "POST /users": { email, password }, status, body: { id: typeof id, ...rest } }).toEqual({
    "POST /users": { email, password },
    status: 201,
    body: { id: "number", email: email.trim().toLowerCase() },
  });
  return json;
}

async function expectLogin(expected, email, password = PASSWORD) {
  const { status, headers } = await logIn(email, password);
  const sets = String(headers["set-cookie"] ?? "").includes("sid=") ? "a session" : "no session";
  expect({ "POST /login": { email, password }, status, sets }).toEqual({
    "POST /login": { email, password },
    status: expected,
    sets: expected === 204 ? "a session" : "no session",
  });
}

describe("sign-up", () => {
  test("creates a user and gives the id and the address", { checks: ["created", "no-hash"] }, async () => {
    const first = await newUser();
    const second = await newUser();
    const stored = (await users()).slice(-2).map(({ id, email }) => ({ id, email }));
    expect({ stored }).toEqual({ stored: [first, second] });
  });

  test("stores only the hash of the password", { checks: ["hashed"] }, async () => {
    await Promise.all([newUser(), newUser()]);
    const hashes = (await users()).slice(-2).map((user) => user.password_hash);
    const forms = hashes.map((hash) => (/^[0-9a-f]{32}:[0-9a-f]{64}$/.test(hash) ? "a hash" : hash));
    expect({ forms, "different hashes": new Set(hashes).size }).toEqual({
      forms: ["a hash", "a hash"],
      "different hashes": 2,
    });
  });

  const BAD = [
    ...[
      undefined,
      null,
      7,
      true,
      {},
      ["ada@mail.example"],
      "",
      "ada",
      "@",
      "ada@",
      "@mail.example",
      "  @  ",
    ].map((email) => ({ email, password: PASSWORD })),
    ...[undefined, null, 123456789012345, true, {}, "", "12345678901234", "x".repeat(201)].map(
      (password) => ({
        email: "ada@mail.example",
        password,
      }),
    ),
    {},
    [],
  ];

  test("refuses bad input by 400 and stores nothing", { checks: ["bad-input", "one-spelling"] }, async () => {
    const before = await users();
    for (const json of BAD) {
      const { status } = await request("POST", "/users", { json });
      expect({ "POST /users": json, status }).toEqual({ "POST /users": json, status: 400 });
    }
    const { status } = await request("POST", "/users");
    expect({ "POST /users": "without a body", status }).toEqual({
      "POST /users": "without a body",
      status: 400,
    });
    expect({ stored: await users() }).toEqual({ stored: before });
  });

  test("takes passwords of 15 and of 200 characters", { checks: ["bad-input"] }, async () => {
    const passwords = ["123456789012345", "x".repeat(200)];
    const people = await Promise.all(passwords.map((password) => newUser(newAddress(), password)));
    await Promise.all(people.map(({ email }, index) => expectLogin(204, email, passwords[index])));
  });

  test("refuses a taken address by 409 and changes nothing", {
    checks: ["taken", "unchanged", "login"],
  }, async () => {
    const { email } = await newUser();
    const before = await users();
    const { status } = await signUp(email, "another password 12");
    expect({ "POST /users": `${email} again`, status }).toEqual({
      "POST /users": `${email} again`,
      status: 409,
    });
    expect({ stored: await users() }).toEqual({ stored: before });
    const logins = [await logIn(email), await logIn(email, "another password 12")];
    expect({ "login with the old and the new password": logins.map((found) => found.status) }).toEqual({
      "login with the old and the new password": [204, 401],
    });
  });

  test("of several sign-ups at the same moment one gets the address", {
    checks: ["at-once", "one-spelling"],
  }, async () => {
    for (let round = 1; round <= 2; round += 1) {
      const email = newAddress();
      const spellings = [email, email.toUpperCase(), ` ${email}`];
      const statuses = (await Promise.all(spellings.map((one) => signUp(one)))).map(({ status }) => status);
      expect({ "3 x POST /users": email, statuses: statuses.sort() }).toEqual({
        "3 x POST /users": email,
        statuses: [201, 409, 409],
      });
      const rows = (await users()).filter((user) => user.email === email).length;
      expect({ email, "rows in users": rows }).toEqual({ email, "rows in users": 1 });
    }
  });

  test("stores and sends back one spelling of the address", { checks: ["one-spelling"] }, async () => {
    const email = newAddress();
    const { status, json } = await signUp(`  ${email.replace("guest", "Guest").replace("mail", "MAIL")} `);
    const stored = (await users()).slice(-1).map((user) => user.email);
    expect({ status, sent: json?.email, stored }).toEqual({ status: 201, sent: email, stored: [email] });
  });
});

describe("login", () => {
  test("begins a session for the right password", { checks: ["login", "refused"] }, async () => {
    const passwords = ["first password 100", "second password 200"];
    const [first, second] = await Promise.all(passwords.map((password) => newUser(newAddress(), password)));
    await Promise.all([
      expectLogin(204, first.email, passwords[0]),
      expectLogin(204, second.email, passwords[1]),
      expectLogin(401, first.email, passwords[1]),
    ]);
  });

  test("finds the address in each spelling", { checks: ["one-spelling"] }, async () => {
    const { email } = await newUser();
    const spellings = [email.toUpperCase(), ` ${email} `, email.replace("g", "G")];
    await Promise.all(spellings.map((spelling) => expectLogin(204, spelling)));
  });

  test("takes the password as it was sent", { checks: ["as-sent"] }, async () => {
    // The accent is a letter of its own, which looks like é.
    const password = "  Tall Blue Cafe\u0301 77 ";
    const { email } = await newUser(newAddress(), password);
    const others = [password.trim(), password.toLowerCase(), `${password} `, password.normalize("NFC")];
    await expectLogin(204, email, password);
    await Promise.all(others.map((other) => expectLogin(401, email, other)));
  });

  test("gives the same 401 for a wrong password and an unknown address", {
    checks: ["refused"],
  }, async () => {
    const { email } = await newUser();
    const wrong = await logIn(email, "a wrong password 1");
    const unknowns = [newAddress(), `${email}' OR email = '${email}`, "", "%"];
    const responses = await Promise.all(unknowns.map((unknown) => logIn(unknown)));
    for (const [index, found] of responses.entries()) {
      const unknown = unknowns[index];
      expect({
        email: unknown,
        status: found.status,
        body: found.text,
        cookie: found.headers["set-cookie"],
      }).toEqual({
        email: unknown,
        status: 401,
        body: wrong.text,
        cookie: undefined,
      });
    }
    await Promise.all([expectLogin(401, email, "a wrong password 1"), expectLogin(401, email, "")]);
  });

  test("takes about the same time for an unknown address as for a wrong password", {
    checks: ["same-time"],
  }, async () => {
    const { email } = await newUser();
    const times = { "wrong password": [], "unknown address": [] };
    for (let round = 0; round < 4; round += 1) {
      for (const [kind, address] of [
        ["wrong password", email],
        ["unknown address", newAddress()],
      ]) {
        const from = performance.now();
        await logIn(address, "a wrong password 1");
        times[kind].push(performance.now() - from);
      }
    }
    const ratio = Math.min(...times["unknown address"]) / Math.min(...times["wrong password"]);
    const verdict = ratio < 0.6 ? "much faster" : ratio > 1.6 ? "much slower" : "about the same";
    expect({ "an unknown address takes": verdict }).toEqual({ "an unknown address takes": "about the same" });
  });

  test("answers 401 when the address or the password is not a string", {
    checks: ["login-shape"],
  }, async () => {
    const { email } = await newUser();
    const bodies = [
      ...[undefined, null, 7, {}, [email]].map((other) => ({ email: other, password: PASSWORD })),
      ...[undefined, null, 7, true, {}, [PASSWORD]].map((password) => ({ email, password })),
      {},
      [],
    ];
    for (const json of bodies) {
      const { status } = await request("POST", "/login", { json });
      expect({ "POST /login": json, status }).toEqual({ "POST /login": json, status: 401 });
    }
    const { status } = await request("POST", "/login");
    expect({ "POST /login": "without a body", status }).toEqual({
      "POST /login": "without a body",
      status: 401,
    });
  });
});

describe("me", () => {
  test("shows the user who is logged in, and 401 to others", { checks: ["me", "no-hash"] }, async () => {
    const browsers = [];
    for (let count = 0; count < 2; count += 1) {
      const user = await newUser();
      const browser = client();
      await browser.request("POST", "/login", { json: { email: user.email, password: PASSWORD } });
      browsers.push([user, browser]);
    }
    for (const [user, browser] of browsers) {
      const { status, json } = await browser.request("GET", "/me");
      expect({ "GET /me": status, body: json }).toEqual({ "GET /me": 200, body: user });
    }
    for (const headers of [{}, { cookie: "sid=1" }]) {
      const { status } = await request("GET", "/me", { headers });
      expect({ "GET /me": headers, status }).toEqual({ "GET /me": headers, status: 401 });
    }
  });

  test("answers 401 when the row is gone", { checks: ["gone"] }, async () => {
    const { id, email } = await newUser();
    const browser = client();
    await browser.request("POST", "/login", { json: { email, password: PASSWORD } });
    const before = (await browser.request("GET", "/me")).status;
    await query("DELETE FROM users WHERE id = $1", [id]);
    const after = (await browser.request("GET", "/me")).status;
    expect({ "GET /me": before, "GET /me after the row was deleted": after }).toEqual({
      "GET /me": 200,
      "GET /me after the row was deleted": 401,
    });
  });

  test("sends no password and no hash in any response", { checks: ["no-hash"] }, async () => {
    const email = newAddress();
    const browser = client();
    const json = { email, password: PASSWORD };
    const calls = [
      ["POST", "/users", json],
      ["POST", "/users", json],
      ["POST", "/users", { ...json, email: "no address" }],
      ["POST", "/login", { ...json, password: `${PASSWORD}!` }],
      ["POST", "/login", json],
      ["GET", "/me"],
    ];
    const texts = [];
    for (const [method, path, body] of calls) {
      const { text } = await browser.request(method, path, body && { json: body });
      texts.push([`${method} ${path}`, text]);
    }
    const { password_hash: hash } = (await users()).at(-1);
    const secrets = [PASSWORD, hash, hash.slice(-64)];
    const told = texts.filter(([, text]) => secrets.some((secret) => text.includes(secret)));
    expect({ "responses with a password or a hash": told }).toEqual({
      "responses with a password or a hash": [],
    });
  });
});
