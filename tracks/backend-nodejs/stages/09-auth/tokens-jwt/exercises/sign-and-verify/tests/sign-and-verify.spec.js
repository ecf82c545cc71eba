import { createHmac } from "node:crypto";
import { call, expect, inside, random, randomInt, test } from "@aulo/runner/spec";

const HEADER = { alg: "HS256", typ: "JWT" };
const word = () => random().toString(36).slice(2, 10);
const secret = `secret ${word()} ${word()}`;
const startSeconds = randomInt(1_700_000_000, 1_900_000_000);
const nowMs = startSeconds * 1000 + randomInt(1, 998);
const exp = startSeconds + randomInt(60, 900);

const toPart = (value) =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const fromPart = (part) => JSON.parse(Buffer.from(part, "base64url").toString());
const hmac = (text, key = secret, hash = "sha256") => createHmac(hash, key).update(text).digest("base64url");

function forge(header, payload, { key = secret, hash = "sha256" } = {}) {
  const body = `${toPart(header)}.${toPart(payload)}`;
  return `${body}.${hmac(body, key, hash)}`;
}
const newClaims = () => ({
  sub: `van-${randomInt(10, 99)}`,
  places: [word(), "Zürich", "???>>>"],
  load: randomInt(1, 50),
});
const sign = (claims, lifetimeSeconds) => call("signToken", claims, { secret, nowMs, lifetimeSeconds });

/** The result of a check, with the token. */
async function verify(token, at = nowMs) {
  return { token, result: await call("verifyToken", token, { secret, nowMs: at }) };
}
const good = (token, claims) => ({ token, result: claims });
const bad = (token) => ({ token, result: null });

test("makes a token that others can check", { checks: ["jwt", "header", "claims", "exp"] }, async () => {
  const claims = newClaims();
  const lifetimeSeconds = randomInt(60, 900);
  const token = await sign(claims, lifetimeSeconds);
  expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  const [header, payload, signature] = token.split(".");
  expect(fromPart(header)).toEqual(HEADER);
  expect(fromPart(payload)).toEqual({ ...claims, exp: startSeconds + lifetimeSeconds });
  expect(signature).toBe(hmac(`${header}.${payload}`));
});

test("counts the end from the present second", { checks: ["exp"] }, async () => {
  for (const [at, lifetimeSeconds, end] of [
    [0, 60, 60],
    [999, 60, 60],
    [1_000, 1, 2],
    [5_999, 0, 5],
  ]) {
    const options = { secret, nowMs: at, lifetimeSeconds };
    const token = await call("signToken", { sub: "van" }, options);
    expect({ ...options, payload: fromPart(token.split(".")[1]) }).toEqual({
      ...options,
      payload: { sub: "van", exp: end },
    });
  }
});

test("replaces an end among the claims", { checks: ["own-exp"] }, async () => {
  const token = await sign({ sub: "van", exp: 5 }, 60);
  expect(fromPart(token.split(".")[1])).toEqual({ sub: "van", exp: startSeconds + 60 });
});

test("leaves the claims as they are", { checks: ["claims-unchanged"] }, async () => {
  const claims = { sub: "van", exp: 5 };
  const after = await inside(
    async ({ signToken }, given, options) => {
      await signToken(given, options);
      return given;
    },
    claims,
    { secret, nowMs, lifetimeSeconds: 60 },
  );
  expect(after).toEqual(claims);
});

test("reads the claims of a good token, its own and another's", { checks: ["verify"] }, async () => {
  const claims = newClaims();
  const own = await sign(claims, 90);
  expect(await verify(own)).toEqual(good(own, { ...claims, exp: startSeconds + 90 }));
  const token = forge(HEADER, { ...claims, exp });
  expect(await verify(token)).toEqual(good(token, { ...claims, exp }));
  const least = forge(HEADER, { exp });
  expect(await verify(least)).toEqual(good(least, { exp }));
});

test("takes a header that was written in another way", { checks: ["foreign-header"] }, async () => {
  const headers = [{ typ: "JWT", alg: "HS256" }, { alg: "HS256" }, { ...HEADER, kid: "1" }];
  for (const header of [...headers, '{ "alg": "HS256", "typ": "JWT" }']) {
    const token = forge(header, { sub: "van", exp });
    expect(await verify(token)).toEqual(good(token, { sub: "van", exp }));
  }
});

test("refuses what was changed, or signed with another secret", { checks: ["signature"] }, async () => {
  const [header, payload, signature] = forge(HEADER, { ...newClaims(), exp }).split(".");
  const changed = toPart({ sub: "boss", exp });
  for (const token of [
    `${header}.${changed}.${signature}`,
    `${toPart({ ...HEADER, kid: "1" })}.${payload}.${signature}`,
    `${header}.${payload}.${signature.slice(0, -2)}`,
    `${header}.${payload}.${signature}AAAA`,
    `${header}.${payload}.`,
    `${header}.${payload}.${hmac(payload)}`,
    forge(HEADER, { sub: "boss", exp }, { key: `${secret}?` }),
    forge(HEADER, { sub: "boss", exp }, { key: "" }),
  ]) {
    expect(await verify(token)).toEqual(bad(token));
  }
});

test("answers null for a signature that is as long in letters, but not in bytes", {
  checks: ["never-throws"],
}, async () => {
  const [header, payload, signature] = forge(HEADER, { sub: "van", exp }).split(".");
  for (const letter of ["é", "?", " ", "日"]) {
    const token = `${header}.${payload}.${letter.repeat(signature.length)}`;
    expect(await verify(token)).toEqual(bad(token));
  }
});

test("refuses alg none, and every algorithm but HS256", { checks: ["alg"] }, async () => {
  const payload = { sub: "boss", exp };
  const tokens = [
    `${toPart({ alg: "none", typ: "JWT" })}.${toPart(payload)}.`,
    forge({ alg: "HS512", typ: "JWT" }, payload, { hash: "sha512" }),
    forge({ alg: "HS384", typ: "JWT" }, payload, { hash: "sha384" }),
    forge({ typ: "JWT" }, payload),
    forge({}, payload),
  ];
  for (const alg of [
    "none",
    "None",
    "NONE",
    "HS512",
    "RS256",
    "hs256",
    "HS256 ",
    "",
    null,
    256,
    true,
    ["HS256"],
  ]) {
    tokens.push(forge({ alg, typ: "JWT" }, payload));
  }
  for (const token of tokens) expect(await verify(token)).toEqual(bad(token));
});

test("refuses a token from the second of its end on", { checks: ["end"] }, async () => {
  const token = forge(HEADER, { sub: "van", exp });
  for (const at of [exp * 1000 - 1, exp * 1000 - 1000]) {
    expect({ at, ...(await verify(token, at)) }).toEqual({ at, ...good(token, { sub: "van", exp }) });
  }
  for (const at of [exp * 1000, exp * 1000 + 1, exp * 1000 + randomInt(1_000, 100_000)]) {
    expect({ at, ...(await verify(token, at)) }).toEqual({ at, ...bad(token) });
  }
  const first = forge(HEADER, { sub: "van", exp: 1 });
  expect(await verify(first, 0)).toEqual(good(first, { sub: "van", exp: 1 }));
  const over = forge(HEADER, { sub: "van", exp: 0 });
  expect(await verify(over, 0)).toEqual(bad(over));
});

test("refuses a token without an end", { checks: ["no-exp"] }, async () => {
  const ends = [null, `${exp}`, "never", "", true, [exp], {}].map((end) => ({ exp: end }));
  for (const end of [{}, ...ends, { EXP: exp }]) {
    const token = forge(HEADER, { sub: "van", ...end });
    expect(await verify(token)).toEqual(bad(token));
  }
});

test("answers null for text that is not a token", { checks: ["three-parts", "never-throws"] }, async () => {
  const token = forge(HEADER, { sub: "van", exp });
  const [header, payload, signature] = token.split(".");
  const texts = [
    "",
    ".",
    "..",
    "...",
    word(),
    `${header}.${payload}`,
    `${token}.${word()}`,
    `${token}.`,
    `.${token}`,
  ];
  texts.push(
    `${header}.${payload}.${signature}.${signature}`,
    `${hmac(`${header}.${payload}`)}`,
    "null",
    "日本.é.?",
  );
  for (const part of ["not JSON", "{alg:", "", "null", "true", "7", '"HS256"', "[]", '["HS256"]']) {
    texts.push(forge(HEADER, part), forge(part, { sub: "van", exp }));
  }
  texts.push(`${header}.${payload}${hmac(`${header}.${payload}`)}`, `${header}..${hmac(`${header}.`)}`);
  for (const text of texts) expect(await verify(text)).toEqual(bad(text));
});

test("refuses another spelling of a signature", { checks: ["signature"] }, async () => {
  const [header, payload, signature] = forge(HEADER, { ...newClaims(), exp }).split(".");
  const unused = signature.slice(0, -1) + String.fromCharCode(signature.charCodeAt(signature.length - 1) + 1);
  for (const other of [`${signature}!!`, `${signature}=`, `$${signature}`, `${signature}\n`, unused]) {
    const token = `${header}.${payload}.${other}`;
    expect(await verify(token)).toEqual(bad(token));
  }
});
