import { createHmac } from "node:crypto";
import { call, expect, pick, random, randomInt, test } from "@aulo/runner/spec";

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
const verify = (token, at = nowMs) => call("verifyToken", token, { secret, nowMs: at });

test("makes a token that others can check", async () => {
  const claims = newClaims();
  const lifetimeSeconds = randomInt(60, 900);
  const token = await sign(claims, lifetimeSeconds);
  expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  const [header, payload, signature] = token.split(".");
  expect(fromPart(header)).toEqual(HEADER);
  expect(fromPart(payload)).toEqual({ ...claims, exp: startSeconds + lifetimeSeconds });
  expect(signature).toBe(hmac(`${header}.${payload}`));
});

test("reads the claims of a good token, its own and another's", async () => {
  const claims = newClaims();
  expect(await verify(await sign(claims, 90))).toEqual({ ...claims, exp: startSeconds + 90 });
  expect(await verify(forge({ typ: "JWT", alg: "HS256" }, { ...claims, exp }))).toEqual({ ...claims, exp });
});

test("refuses what was changed, or signed with another secret", async () => {
  const [header, payload, signature] = forge(HEADER, { ...newClaims(), exp }).split(".");
  const changed = toPart({ sub: "boss", exp });
  for (const token of [
    `${header}.${changed}.${signature}`,
    `${toPart({ ...HEADER, kid: "1" })}.${payload}.${signature}`,
    `${header}.${payload}.${signature.slice(0, -2)}`,
    `${header}.${payload}.`,
    forge(HEADER, { sub: "boss", exp }, { key: `${secret}?` }),
  ]) {
    expect(await verify(token)).toBeNull();
  }
});

test("refuses alg none, and every algorithm but HS256", async () => {
  const payload = { sub: "boss", exp };
  const none = pick(["none", "None", "NONE"]);
  expect(await verify(`${toPart({ alg: "none", typ: "JWT" })}.${toPart(payload)}.`)).toBeNull();
  expect(await verify(forge({ alg: none, typ: "JWT" }, payload))).toBeNull();
  expect(await verify(forge({ alg: "HS512", typ: "JWT" }, payload, { hash: "sha512" }))).toBeNull();
  expect(await verify(forge({ typ: "JWT" }, payload))).toBeNull();
});

test("refuses a token from the second of its end on", async () => {
  const token = forge(HEADER, { sub: "van", exp });
  expect(await verify(token, exp * 1000 - 1)).toEqual({ sub: "van", exp });
  expect(await verify(token, exp * 1000)).toBeNull();
  expect(await verify(token, exp * 1000 + randomInt(1, 100_000))).toBeNull();
});

test("refuses a token without an end", async () => {
  for (const end of [{}, { exp: null }, { exp: `${exp}` }, { exp: "never" }]) {
    expect(await verify(forge(HEADER, { sub: "van", ...end }))).toBeNull();
  }
});

test("answers null for what is no token at all", async () => {
  const good = forge(HEADER, { sub: "van", exp });
  const [header, payload] = good.split(".");
  const unreadable = `${toPart("{alg:")}.${payload}`;
  for (const token of [
    "",
    word(),
    "..",
    `${header}.${payload}`,
    `${good}.${word()}`,
    forge(HEADER, "not JSON"),
    forge(HEADER, "null"),
    `${unreadable}.${hmac(unreadable)}`,
  ]) {
    expect(await verify(token)).toBeNull();
  }
});
