import { createHash } from "node:crypto";
import { call, describe, expect, query, randomInt, test } from "@aulo/runner/spec";

const hashOf = (token) => createHash("sha256").update(String(token)).digest("hex");
let last = randomInt(1, 1000);
const newUser = () => {
  last += 1;
  return last;
};

const logIn = (userId) => call("logIn", userId);
const refresh = (token) => call("refresh", token);

/** Refreshes with a token that must work. Gives the next one. */
async function next(token, userId) {
  const found = await refresh(token);
  expect({ refresh: found?.userId, token: typeof found?.token }).toEqual({
    refresh: userId,
    token: "string",
  });
  return found.token;
}

/** Whether each of these tokens gets another one. Tries them in this order. */
async function working(tokens) {
  const found = {};
  for (const [name, token] of Object.entries(tokens))
    found[name] = (await refresh(token)) === null ? "over" : "works";
  return found;
}

describe("refresh", () => {
  test("gives the next token, again and again", { checks: ["login", "rotate"] }, async () => {
    const [ada, ben] = [newUser(), newUser()];
    let [adas, bens] = [await logIn(ada), await logIn(ben)];
    for (let turn = 0; turn < 3; turn += 1) {
      const [before, other] = [adas, bens];
      adas = await next(adas, ada);
      bens = await next(bens, ben);
      expect({ "new tokens": adas !== before && bens !== other }).toEqual({ "new tokens": true });
    }
  });

  test("makes tokens from random bytes", { checks: ["random"] }, async () => {
    const tokens = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const token = await logIn(newUser());
      tokens.push(token, (await refresh(token))?.token);
    }
    const forms = tokens.filter((token) => !/^[A-Za-z0-9_-]{43,}$/.test(String(token)));
    expect({ "tokens in another form": forms }).toEqual({ "tokens in another form": [] });
    const parts = new Set(
      tokens.flatMap((token) => [`begins ${token.slice(0, 8)}`, `ends ${token.slice(-8)}`]),
    );
    expect({ "different beginnings and ends": parts.size }).toEqual({ "different beginnings and ends": 16 });
  });

  test("stores only hashes", { checks: ["hashed"] }, async () => {
    const userId = newUser();
    const first = await logIn(userId);
    const second = await next(first, userId);
    const rows = await query("SELECT * FROM refresh_tokens WHERE user_id = $1", [userId]);
    const hashes = rows.map((row) => row.token_hash).sort();
    // Whether the row of the used token stays is up to the code.
    const known = [hashOf(first), hashOf(second)].sort();
    expect({
      "hash of the new token": hashes.includes(hashOf(second)),
      others: hashes.filter((h) => !known.includes(h)),
    }).toEqual({ "hash of the new token": true, others: [] });
    const text = JSON.stringify(rows);
    expect({ rows, "hold a token": text.includes(first) || text.includes(second) }).toEqual({
      rows,
      "hold a token": false,
    });
  });

  test("makes each token good for 14 days", { checks: ["fourteen-days"] }, async () => {
    const userId = newUser();
    const first = await logIn(userId);
    const lifetimes = async (token) => {
      const [row] = await query(
        "SELECT round(extract(epoch FROM expires_at - now()) / 3600)::integer AS hours FROM refresh_tokens WHERE token_hash = $1",
        [hashOf(token)],
      );
      return row?.hours;
    };
    const atLogin = await lifetimes(first);
    await query("UPDATE refresh_tokens SET expires_at = now() + interval '1 hour' WHERE user_id = $1", [
      userId,
    ]);
    const second = await next(first, userId);
    expect({ "hours at login": atLogin, "hours after a refresh": await lifetimes(second) }).toEqual({
      "hours at login": 336,
      "hours after a refresh": 336,
    });
  });

  test("refuses unknown tokens", { checks: ["unknown"] }, async () => {
    const token = await logIn(newUser());
    for (const other of [
      undefined,
      null,
      "",
      7,
      {},
      [],
      [token],
      "x".repeat(43),
      hashOf(token),
      `${token}x`,
      token.slice(1),
    ]) {
      expect({ token: other, result: await refresh(other) }).toEqual({ token: other, result: null });
    }
    expect(await working({ "the real token": token })).toEqual({ "the real token": "works" });
  });

  test("refuses tokens that have expired", { checks: ["expired"] }, async () => {
    const userId = newUser();
    const [old, fresh] = [await logIn(userId), await logIn(userId)];
    await query("UPDATE refresh_tokens SET expires_at = now() - interval '1 second' WHERE token_hash = $1", [
      hashOf(old),
    ]);
    expect(await working({ "expired token": old, "other token": fresh })).toEqual({
      "expired token": "over",
      "other token": "works",
    });
  });

  test("ends the family when a used token comes again", {
    checks: ["reuse", "other-families", "login"],
  }, async () => {
    const userId = newUser();
    const other = await logIn(userId);
    const stranger = await logIn(newUser());
    const first = await logIn(userId);
    const second = await next(first, userId);
    const third = await next(second, userId);
    expect(await working({ "first again": first, third, "first once more": first, second })).toEqual({
      "first again": "over",
      third: "over",
      "first once more": "over",
      second: "over",
    });
    expect(await working({ "other family of this user": other, "another user": stranger })).toEqual({
      "other family of this user": "works",
      "another user": "works",
    });
  });

  test("gives the next token to one of several calls at once, and ends the family", {
    checks: ["at-once"],
  }, async () => {
    for (let round = 0; round < 3; round += 1) {
      const userId = newUser();
      const token = await logIn(userId);
      const found = await Promise.all([refresh(token), refresh(token), refresh(token)]);
      const winners = found.filter((one) => one !== null);
      expect({ "3 calls at once": found, winners: winners.length }).toEqual({
        "3 calls at once": found,
        winners: 1,
      });
      expect(await working({ "token of the winner": winners[0].token })).toEqual({
        "token of the winner": "over",
      });
    }
  });
});

describe("logout", () => {
  test("ends the family of the token, and no other", { checks: ["logout", "other-families"] }, async () => {
    const userId = newUser();
    const [phone, tablet] = [await logIn(userId), await logIn(userId)];
    const next1 = await next(phone, userId);
    await call("logOut", next1);
    expect(await working({ "newest token": next1, "other family": tablet })).toEqual({
      "newest token": "over",
      "other family": "works",
    });
  });

  test("ends the family by a used token as well", { checks: ["logout"] }, async () => {
    const userId = newUser();
    const first = await logIn(userId);
    const second = await next(first, userId);
    await call("logOut", first);
    expect(await working({ "newest token": second })).toEqual({ "newest token": "over" });
  });

  test("does nothing for an unknown token", { checks: ["logout-unknown"] }, async () => {
    const token = await logIn(newUser());
    for (const other of [undefined, null, "", "x".repeat(43), hashOf(token), [token]])
      await call("logOut", other);
    expect(await working({ "token of somebody": token })).toEqual({ "token of somebody": "works" });
  });

  test("ends all families of one user", { checks: ["everywhere"] }, async () => {
    const [ada, ben] = [newUser(), newUser()];
    const [phone, tablet, other] = [await logIn(ada), await logIn(ada), await logIn(ben)];
    const newest = await next(phone, ada);
    await call("logOutEverywhere", ada);
    expect(await working({ "newest token": newest, tablet, "another user": other })).toEqual({
      "newest token": "over",
      tablet: "over",
      "another user": "works",
    });
    const again = await logIn(ada);
    expect(await working({ "token of a new login": again })).toEqual({ "token of a new login": "works" });
  });
});
