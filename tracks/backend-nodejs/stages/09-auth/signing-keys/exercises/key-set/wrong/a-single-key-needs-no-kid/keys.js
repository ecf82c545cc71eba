import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";

const HASH = { RS256: "sha256", EdDSA: null };
const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

export function publicSet(keys) {
  return {
    keys: keys.map(({ kid, alg, privateKey }) => ({
      ...createPublicKey(privateKey).export({ format: "jwk" }),
      kid,
      alg,
      use: "sig",
    })),
  };
}

export function signToken(claims, { kid, alg, privateKey }, { nowMs, lifetimeSeconds }) {
  const exp = Math.floor(nowMs / 1000) + lifetimeSeconds;
  const text = `${encode({ alg, kid, typ: "JWT" })}.${encode({ ...claims, exp })}`;
  const signature = sign(HASH[alg], Buffer.from(text), createPrivateKey(privateKey));
  return `${text}.${signature.toString("base64url")}`;
}

function readObject(part) {
  const value = JSON.parse(Buffer.from(part, "base64url").toString());
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new Error("not an object");
  return value;
}

function check(token, keySet, nowMs) {
  const parts = token.split(".");
  if (parts.length !== 3) return null;
  const header = readObject(parts[0]);
  const claims = readObject(parts[1]);
  const jwk = keySet.keys.length === 1 ? keySet.keys[0] : keySet.keys.find(({ kid }) => kid === header.kid);
  if (jwk === undefined || header.alg !== jwk.alg) return null;
  const signature = Buffer.from(parts[2], "base64url");
  if (signature.toString("base64url") !== parts[2]) return null;
  const key = createPublicKey({ key: jwk, format: "jwk" });
  if (!verify(HASH[jwk.alg], Buffer.from(`${parts[0]}.${parts[1]}`), key, signature)) return null;
  if (typeof claims.exp !== "number" || claims.exp * 1000 <= nowMs) return null;
  return claims;
}

export function verifyToken(token, keySet, { nowMs }) {
  try {
    return check(token, keySet, nowMs);
  } catch {
    return null;
  }
}
