import { createHash } from "node:crypto";
import { call, describe, expect, query, randomInt, test } from "@aulo/runner/spec";

const PASSWORD = "three small boats 12";
const hashOf = (token) => createHash("sha256").update(String(token)).digest("hex");
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
let made = 0;

/** A new user with two sessions. */
async function newUser(kind = "guest") {
  made += 1;
  const email = `${kind}-${randomInt(1000, 9999)}-${made}@mail.example`;
  const [{ id }] = await query(
    "INSERT INTO users (email, password_hash) VALUES ($1, 'old hash') RETURNING id",
    [email],
  );
  await query("INSERT INTO sessions (sid, user_id) VALUES ($1, $2), ($3, $2)", [
    `sid-a-${made}`,
    id,
    `sid-b-${made}`,
  ]);
  return { id, email };
}

/** Mails to this address, waiting for them for a moment until there are so many. */
async function mailsTo(email, count = 1) {
  let rows = [];
  for (let turn = 0; turn < 40; turn += 1) {
    rows = await query("SELECT body FROM mails WHERE recipient = $1 ORDER BY id", [email]);
    if (rows.length >= count) break;
    await wait(25);
  }
  return rows.map(({ body }) => body);
}

const tokenIn = (body) => /https:\/\/library\.example\/reset\?token=([^\s<>"']+)/.exec(body ?? "")?.[1];

/** Asks for a reset, and gives the token of the newest mail. */
async function newToken({ email }, count = 1) {
  await call("requestReset", email);
  const bodies = await mailsTo(email, count);
  const token = tokenIn(bodies.at(-1));
  expect({
    "mails to the user": bodies.length,
    "last mail": bodies.at(-1),
    "has a link": token !== undefined,
  }).toEqual({
    "mails to the user": count,
    "last mail": bodies.at(-1),
    "has a link": true,
  });
  return token;
}

const reset = (token, password = PASSWORD) => call("resetPassword", token, password);

/** Kind of the stored hash and the number of sessions. */
async function stateOf({ id }) {
  const [{ password_hash: hash }] = await query("SELECT password_hash FROM users WHERE id = $1", [id]);
  const sessions = await query("SELECT sid FROM sessions WHERE user_id = $1", [id]);
  const password = /^[0-9a-f]{32}:[0-9a-f]{64}$/.test(hash) ? "a new hash" : hash;
  return { password, sessions: sessions.length };
}
const UNCHANGED = { password: "old hash", sessions: 2 };
const CHANGED = { password: "a new hash", sessions: 0 };

describe("requestReset", () => {
  test("sends one mail with a link to the user", { checks: ["mail", "random"] }, async () => {
    const tokens = [];
    for (let turn = 0; turn < 4; turn += 1) tokens.push(await newToken(await newUser()));
    const strange = tokens.filter((token) => !/^[A-Za-z0-9_-]{43,}$/.test(token));
    expect({ "tokens in another form": strange }).toEqual({ "tokens in another form": [] });
    const parts = new Set(
      tokens.flatMap((token) => [`begins ${token.slice(0, 8)}`, `ends ${token.slice(-8)}`]),
    );
    expect({ "different beginnings and ends": parts.size }).toEqual({ "different beginnings and ends": 8 });
  });

  test("stores the hash of the token for 30 minutes", { checks: ["hashed", "thirty-minutes"] }, async () => {
    const user = await newUser();
    const token = await newToken(user);
    const rows = await query(
      "SELECT token_hash, round(extract(epoch FROM expires_at - now()) / 60)::integer AS minutes FROM resets WHERE user_id = $1",
      [user.id],
    );
    expect({ token, rows }).toEqual({ token, rows: [{ token_hash: hashOf(token), minutes: 30 }] });
  });

  test("finds the address in each spelling", { checks: ["spelling"] }, async () => {
    for (const spell of [
      (email) => email.toUpperCase(),
      (email) => `  ${email}\n`,
      (email) => ` ${email.replace("g", "G")}`,
    ]) {
      const { email } = await newUser();
      await call("requestReset", spell(email));
      const found = (await mailsTo(email)).map(tokenIn).map((token) => typeof token);
      expect({ asked: spell(email), links: found }).toEqual({ asked: spell(email), links: ["string"] });
    }
  });

  test("ends earlier tokens of this user only", { checks: ["newest", "others"] }, async () => {
    const [user, other] = [await newUser(), await newUser()];
    const others = await newToken(other);
    const first = await newToken(user);
    const second = await newToken(user, 2);
    const found = {
      first: await reset(first),
      second: await reset(second),
      "other user": await reset(others),
    };
    expect(found).toEqual({ first: false, second: true, "other user": true });
  });

  test("stores and sends nothing for an unknown address", { checks: ["unknown", "same-value"] }, async () => {
    const user = await newUser();
    const value = await call("requestReset", user.email);
    await mailsTo(user.email);
    const before = [
      await query("SELECT * FROM resets ORDER BY token_hash"),
      await query("SELECT * FROM mails ORDER BY id"),
    ];
    for (const email of ["nobody@mail.example", "", "%", `${user.email}x`, `x' OR email = '${user.email}`]) {
      const unknown = await call("requestReset", email);
      expect({ email, value: unknown }).toEqual({ email, value });
    }
    await wait(150);
    const after = [
      await query("SELECT * FROM resets ORDER BY token_hash"),
      await query("SELECT * FROM mails ORDER BY id"),
    ];
    expect({ resets: after[0], mails: after[1] }).toEqual({ resets: before[0], mails: before[1] });
  });

  test("does not wait for the mail", { checks: ["no-wait"] }, async () => {
    const times = [];
    for (let turn = 0; turn < 2; turn += 1) {
      const { email } = await newUser("slow");
      const from = performance.now();
      await call("requestReset", email);
      times.push(performance.now() - from);
    }
    // A mail to such an address takes 2,000 ms.
    expect({ "waits for the mail": Math.min(...times) > 1900 }).toEqual({ "waits for the mail": false });
  });

  test("goes on when a mail cannot be sent", { checks: ["mail-fails"] }, async () => {
    const { email } = await newUser("broken");
    await call("requestReset", email);
    await mailsTo(email);
    await wait(150);
    const token = await newToken(await newUser());
    expect({ "a later reset": await reset(token) }).toEqual({ "a later reset": true });
  });
});

describe("resetPassword", () => {
  test("stores the new password and ends the sessions of this user", {
    checks: ["reset", "sessions", "others"],
  }, async () => {
    const [user, other] = [await newUser(), await newUser()];
    await newToken(other);
    for (const [index, password] of [
      PASSWORD,
      "123456789012345",
      "x".repeat(200),
      "  with spaces around  ",
      `${" ".repeat(7)}x${" ".repeat(7)}`,
    ].entries()) {
      const token = await newToken(user, index + 1);
      await query("UPDATE users SET password_hash = 'old hash' WHERE id = $1", [user.id]);
      const result = await reset(token, password);
      expect({ password, result, user: await stateOf(user), other: await stateOf(other) }).toEqual({
        password,
        result: true,
        user: CHANGED,
        other: UNCHANGED,
      });
      const isNew = await call("resetPassword", "x", password);
      expect({ "with another token": isNew }).toEqual({ "with another token": false });
    }
    const [{ count }] = await query("SELECT count(*)::integer AS count FROM resets WHERE user_id = $1", [
      other.id,
    ]);
    expect({ "resets of the other user": count }).toEqual({ "resets of the other user": 1 });
  });

  test("takes a token once", { checks: ["once"] }, async () => {
    const user = await newUser();
    const token = await newToken(user);
    await reset(token);
    await query("UPDATE users SET password_hash = 'old hash' WHERE id = $1", [user.id]);
    await query("INSERT INTO sessions (sid, user_id) VALUES ($1, $2), ($3, $2)", [
      `sid-c-${made}`,
      user.id,
      `sid-d-${made}`,
    ]);
    const again = await reset(token, "another password 34");
    expect({ "second use": again, user: await stateOf(user) }).toEqual({
      "second use": false,
      user: UNCHANGED,
    });
  });

  test("gives true to one of several calls at once", { checks: ["at-once"] }, async () => {
    for (let round = 0; round < 3; round += 1) {
      const token = await newToken(await newUser());
      const found = await Promise.all([reset(token), reset(token, "another password 34"), reset(token)]);
      expect({ "3 calls at once": found.sort() }).toEqual({ "3 calls at once": [false, false, true] });
    }
  });

  test("refuses bad tokens and changes nothing", { checks: ["bad-token"] }, async () => {
    const user = await newUser();
    const token = await newToken(user);
    for (const bad of [
      "",
      "x".repeat(43),
      hashOf(token),
      `${token}x`,
      token.slice(1),
      undefined,
      null,
      7,
      {},
      [token],
    ]) {
      const result = await reset(bad);
      expect({ token: bad, result, user: await stateOf(user) }).toEqual({
        token: bad,
        result: false,
        user: UNCHANGED,
      });
    }
    await query("UPDATE resets SET expires_at = now() - interval '1 second' WHERE user_id = $1", [user.id]);
    const result = await reset(token);
    expect({ token: "expired", result, user: await stateOf(user) }).toEqual({
      token: "expired",
      result: false,
      user: UNCHANGED,
    });
  });

  test("refuses bad passwords and keeps the token", { checks: ["bad-password"] }, async () => {
    const user = await newUser();
    const token = await newToken(user);
    for (const password of [
      "",
      "12345678901234",
      "x".repeat(201),
      undefined,
      null,
      123456789012345,
      {},
      [PASSWORD],
    ]) {
      const result = await call("resetPassword", token, password);
      expect({ password, result, user: await stateOf(user) }).toEqual({
        password,
        result: false,
        user: UNCHANGED,
      });
    }
    expect({ "a good password after that": await reset(token) }).toEqual({
      "a good password after that": true,
    });
  });
});
