import { createPrivateKey, createPublicKey, createSign, createVerify, sign, verify } from "node:crypto";

const ALGORITHMS = {
  RS256: {
    sign: (text, key) => createSign("sha256").update(text).sign(key, "base64url"),
    isRight: (text, key, signature) => createVerify("sha256").update(text).verify(key, signature, "base64url"),
  },
  EdDSA: {
    sign: (text, key) => sign(null, Buffer.from(text), key).toString("base64url"),
    isRight: (text, key, signature) => verify(null, Buffer.from(text), key, Buffer.from(signature, "base64url")),
  },
};

const PUBLIC_FIELDS = ["kty", "crv", "x", "n", "e"];

export function publicSet(keys) {
  const set = { keys: [] };
  for (const { kid, alg, privateKey } of keys) {
    const whole = createPrivateKey(privateKey).export({ format: "jwk" });
    const fields = Object.entries(whole).filter(([name]) => PUBLIC_FIELDS.includes(name));
    set.keys.push({ ...Object.fromEntries(fields), kid, alg, use: "sig" });
  }
  return set;
}

const toPart = (value) => Buffer.from(JSON.stringify(value), "utf8").toString("base64url");

export function signToken(claims, key, { nowMs, lifetimeSeconds }) {
  const header = { kid: key.kid, alg: key.alg, typ: "JWT" };
  const payload = { ...claims, exp: Math.floor(nowMs / 1000 + lifetimeSeconds) };
  const text = [header, payload].map(toPart).join(".");
  return [text, ALGORITHMS[key.alg].sign(text, key.privateKey)].join(".");
}

function parse(token) {
  const [head, body, signature, ...more] = token.split(".");
  if (signature === undefined || more.length > 0) throw new Error("not three parts");
  if (Buffer.from(signature, "base64url").toString("base64url") !== signature) throw new Error("not base64url");
  const [header, claims] = [head, body].map((part) => JSON.parse(Buffer.from(part, "base64url")));
  for (const value of [header, claims]) {
    if (Object.prototype.toString.call(value) !== "[object Object]") throw new Error("not an object");
  }
  return { header, claims, signature, text: `${head}.${body}` };
}

export function verifyToken(token, { keys }, { nowMs }) {
  try {
    const { header, claims, signature, text } = parse(token);
    const jwk = keys.find((key) => key.kid === header.kid);
    const isGood =
      jwk.alg === header.alg &&
      ALGORITHMS[jwk.alg].isRight(text, createPublicKey({ key: jwk, format: "jwk" }), signature) &&
      Number.isFinite(claims.exp) &&
      nowMs < claims.exp * 1000;
    return isGood ? claims : null;
  } catch {
    return null; // whatever cannot be read or checked is not a token of ours
  }
}
