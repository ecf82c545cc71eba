import { createHmac, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { call, describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

const HASHES = { RS256: "sha256", EdDSA: null };

function newKey(kid, alg) {
  const { privateKey } =
    alg === "RS256" ? generateKeyPairSync("rsa", { modulusLength: 2048 }) : generateKeyPairSync("ed25519");
  return { kid, alg, privateKey: privateKey.export({ type: "pkcs8", format: "pem" }) };
}

const RSA = newKey(`rsa-${randomInt(100, 999)}`, "RS256");
const ED = newKey(`ed-${randomInt(100, 999)}`, "EdDSA");
const ED2 = newKey(`ed2-${randomInt(100, 999)}`, "EdDSA");
const KEYS = [RSA, ED, ED2];

const jwkOf = ({ kid, alg, privateKey }) => ({
  ...createPublicKey(privateKey).export({ format: "jwk" }),
  kid,
  alg,
  use: "sig",
});
const SET = { keys: KEYS.map(jwkOf) };

const NOW_MS = 1_900_000_000_000 + randomInt(1, 999);
const SECOND = 1_900_000_000;
const part = (value) =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const decode = (text) => JSON.parse(Buffer.from(text, "base64url").toString());

/** A token of the spec's own. */
function make(key, { header = {}, claims = {}, text } = {}) {
  const all = { alg: key.alg, kid: key.kid, typ: "JWT", ...header };
  const body = text ?? `${part(all)}.${part({ sub: "ana", exp: SECOND + 60, ...claims })}`;
  return `${body}.${sign(HASHES[key.alg], Buffer.from(body), key.privateKey).toString("base64url")}`;
}

const check = (token, keySet = SET, nowMs = NOW_MS) => call("verifyToken", token, keySet, { nowMs });

async function expectRefused(tokens, keySet = SET) {
  for (const [what, token] of Object.entries(tokens)) {
    expect({ what, token, result: await check(token, keySet) }).toEqual({ what, token, result: null });
  }
}

describe("publicSet", () => {
  test("holds the public keys in their order", { checks: ["set", "fields", "no-private"] }, async () => {
    for (const keys of [KEYS, [ED, RSA], [ED2], []]) {
      const found = await call("publicSet", keys);
      expect({ keys: keys.map(({ kid }) => kid), set: found }).toEqual({
        keys: keys.map(({ kid }) => kid),
        set: { keys: keys.map(jwkOf) },
      });
    }
  });

  test("holds no private part", { checks: ["no-private"] }, async () => {
    const { keys } = await call("publicSet", KEYS);
    const names = ["d", "p", "q", "dp", "dq", "qi", "k", "privateKey"];
    const told = keys.flatMap((key) =>
      names.filter((name) => name in key).map((name) => `${key.kid}: ${name}`),
    );
    expect({ "private parts": told }).toEqual({ "private parts": [] });
  });
});

describe("signToken", () => {
  for (const key of [RSA, ED]) {
    test(`makes a token that others can check, with ${key.alg}`, {
      checks: ["header", "signed", "exp"],
    }, async () => {
      const claims = { sub: "ana", roles: ["conductor"], note: "São Bento ✓" };
      for (const lifetimeSeconds of [60, 1]) {
        const token = String(await call("signToken", claims, key, { nowMs: NOW_MS, lifetimeSeconds }));
        const parts = token.split(".");
        expect({ token, parts: parts.length }).toEqual({ token, parts: 3 });
        expect({ token, header: decode(parts[0]), payload: decode(parts[1]) }).toEqual({
          token,
          header: { alg: key.alg, kid: key.kid, typ: "JWT" },
          payload: { ...claims, exp: SECOND + lifetimeSeconds },
        });
        const bytes = Buffer.from(parts[2], "base64url");
        const fits = verify(
          HASHES[key.alg],
          Buffer.from(`${parts[0]}.${parts[1]}`),
          createPublicKey(key.privateKey),
          bytes,
        );
        const strange = /[^A-Za-z0-9_.-]/.test(token);
        expect({ token, "signature fits": fits, "signs that are not base64url": strange }).toEqual({
          token,
          "signature fits": true,
          "signs that are not base64url": false,
        });
      }
    });
  }

  test("replaces an end that is among the claims", { checks: ["exp"] }, async () => {
    const options = { nowMs: NOW_MS, lifetimeSeconds: 60 };
    const token = String(await call("signToken", { sub: "ana", exp: 9_999_999_999 }, ED, options));
    expect({ token, payload: decode(token.split(".")[1]) }).toEqual({
      token,
      payload: { sub: "ana", exp: SECOND + 60 },
    });
  });

  test("does not change the claims", { checks: ["claims-unchanged"] }, async () => {
    const after = await inside(
      async ({ signToken }, claims, key, options) => {
        await signToken(claims, key, options);
        return claims;
      },
      { sub: "ana", exp: 7 },
      ED,
      { nowMs: NOW_MS, lifetimeSeconds: 60 },
    );
    expect({ "claims afterwards": after }).toEqual({ "claims afterwards": { sub: "ana", exp: 7 } });
  });
});

describe("verifyToken", () => {
  test("gives the claims of tokens of each key", { checks: ["verify"] }, async () => {
    for (const key of KEYS) {
      const claims = { sub: `user-${randomInt(1, 999)}`, roles: [], exp: SECOND + 1 };
      for (const keySet of [SET, { keys: [jwkOf(key)] }]) {
        expect({ key: key.kid, claims: await check(make(key, { claims }), keySet) }).toEqual({
          key: key.kid,
          claims,
        });
      }
    }
    const other = make(ED, { header: { typ: undefined, cty: "x", zip: 1 } });
    expect({ "header with other fields": await check(other) }).toEqual({
      "header with other fields": { sub: "ana", exp: SECOND + 60 },
    });
  });

  test("checks tokens of signToken", { checks: ["verify"] }, async () => {
    const keySet = await call("publicSet", [RSA, ED]);
    for (const key of [RSA, ED]) {
      const token = await call("signToken", { sub: "leo" }, key, { nowMs: NOW_MS, lifetimeSeconds: 30 });
      expect({ key: key.alg, claims: await check(token, keySet) }).toEqual({
        key: key.alg,
        claims: { sub: "leo", exp: SECOND + 30 },
      });
    }
  });

  test("refuses tokens that cannot be read", { checks: ["shape"] }, async () => {
    const good = make(ED);
    const header = part({ alg: "EdDSA", kid: ED.kid });
    await expectRefused({
      empty: "",
      "one part": "abc",
      "two parts": good.split(".").slice(0, 2).join("."),
      "four parts": `${good}.x`,
      "no header": make(ED, { text: `.${part({ exp: SECOND + 60 })}` }),
      "header that is not JSON": make(ED, { text: `${part("{")}.${part({ exp: SECOND + 60 })}` }),
      "header null": make(ED, { text: `${part("null")}.${part({ exp: SECOND + 60 })}` }),
      "header that is a string": make(ED, { text: `${part('"x"')}.${part({ exp: SECOND + 60 })}` }),
      "payload that is not JSON": make(ED, { text: `${header}.${part("exp")}` }),
      "payload null": make(ED, { text: `${header}.${part("null")}` }),
      "payload that is a list": make(ED, { text: `${header}.${part("[1]")}` }),
      "payload that is a number": make(ED, { text: `${header}.${part("7")}` }),
    });
  });

  test("refuses tokens whose key is not in the set", { checks: ["kid", "signature"] }, async () => {
    await expectRefused({
      "unknown kid": make(ED, { header: { kid: "other" } }),
      "no kid": make(ED, { header: { kid: undefined } }),
      "kid null": make(ED, { header: { kid: null } }),
      "kid of another key of the set": make(ED, { header: { kid: ED2.kid } }),
    });
    await expectRefused({ "key that was removed": make(ED) }, { keys: [jwkOf(RSA), jwkOf(ED2)] });
    await expectRefused({ "empty set": make(ED) }, { keys: [] });
    await expectRefused(
      {
        "no kid, with a single key": make(ED, { header: { kid: undefined } }),
        "unknown kid, with a single key": make(ED, { header: { kid: "other" } }),
      },
      { keys: [jwkOf(ED)] },
    );
  });

  test("does not use a key in the header", { checks: ["own-key"] }, async () => {
    const own = newKey("mine", "EdDSA");
    await expectRefused({
      "own key with its kid": make(own, { header: { jwk: jwkOf(own) } }),
      "own key with a known kid": make(own, { header: { kid: ED.kid, jwk: jwkOf(own) } }),
      "own key without a kid": make(own, { header: { kid: undefined, jwk: jwkOf(own) } }),
    });
  });

  test("refuses other algorithms than that of the key", { checks: ["alg", "confusion"] }, async () => {
    await expectRefused({
      "RS256 for an Ed25519 key": make(ED, { header: { alg: "RS256" } }),
      "EdDSA for an RSA key": make(RSA, { header: { alg: "EdDSA" } }),
      "no alg": make(ED, { header: { alg: undefined } }),
      "small letters": make(ED, { header: { alg: "eddsa" } }),
      RS512: make(RSA, { header: { alg: "RS512" } }),
    });
  });

  test("refuses HS256 with a public key as the secret, and none", { checks: ["confusion"] }, async () => {
    const tokens = {};
    for (const key of [RSA, ED]) {
      const publicKey = createPublicKey(key.privateKey);
      const jwk = jwkOf(key);
      const secrets = {
        pem: publicKey.export({ type: "spki", format: "pem" }),
        "trimmed pem": publicKey.export({ type: "spki", format: "pem" }).trim(),
        der: publicKey.export({ type: "spki", format: "der" }),
        jwk: JSON.stringify(jwk),
        "part of the jwk": jwk.x ?? jwk.n,
      };
      const text = `${part({ alg: "HS256", kid: key.kid, typ: "JWT" })}.${part({ sub: "admin", exp: SECOND + 60 })}`;
      for (const [name, secret] of Object.entries(secrets)) {
        tokens[`HS256 with the ${name} of ${key.alg}`] =
          `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
      }
      for (const alg of ["none", "None"]) {
        tokens[`${alg} for ${key.alg}`] =
          `${part({ alg, kid: key.kid })}.${part({ sub: "admin", exp: SECOND + 60 })}.`;
      }
    }
    await expectRefused(tokens);
  });

  test("refuses tokens whose signature does not fit", { checks: ["signature"] }, async () => {
    for (const key of [RSA, ED]) {
      const [header, , signature] = make(key).split(".");
      const changed = part({ sub: "admin", exp: SECOND + 60 });
      const otherHeader = part({ typ: "JWT", alg: key.alg, kid: key.kid });
      await expectRefused({
        [`${key.alg}: changed payload`]: `${header}.${changed}.${signature}`,
        [`${key.alg}: changed header`]: `${otherHeader}.${make(key).split(".")[1]}.${signature}`,
        [`${key.alg}: no signature`]: `${header}.${changed}.`,
        [`${key.alg}: short signature`]: make(key).slice(0, -20),
        [`${key.alg}: signature of another key`]: make({ ...newKey("x", "EdDSA"), kid: ED.kid }),
      });
    }
  });

  test("refuses tokens that are over or have no end", { checks: ["end"] }, async () => {
    for (const exp of [undefined, null, "soon", String(SECOND + 60), 0, SECOND - 1, SECOND]) {
      await expectRefused({ [`exp ${JSON.stringify(exp)}`]: make(ED, { claims: { exp } }) });
    }
    const token = make(ED, { claims: { exp: SECOND + 10 } });
    const found = [];
    for (const nowMs of [(SECOND + 10) * 1000 - 1, (SECOND + 10) * 1000])
      found.push((await check(token, SET, nowMs)) !== null);
    expect({ "good a millisecond before exp, and at exp": found }).toEqual({
      "good a millisecond before exp, and at exp": [true, false],
    });
  });

  test("refuses another spelling of a signature", { checks: ["signature"] }, async () => {
    const next = (letter) => String.fromCharCode(letter.charCodeAt(0) + 1);
    for (const key of [RSA, ED]) {
      const token = make(key);
      await expectRefused({
        [`${key.alg}: signs at the end`]: `${token}!!`,
        [`${key.alg}: padding`]: `${token}=`,
        [`${key.alg}: a line break`]: `${token}\n`,
        [`${key.alg}: last letter with other unused bits`]: token.slice(0, -1) + next(token.at(-1)),
      });
    }
  });
});
