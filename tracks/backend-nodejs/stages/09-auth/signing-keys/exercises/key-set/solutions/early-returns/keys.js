import { createPublicKey, sign, verify } from "node:crypto";

const HASHES = { RS256: "sha256", EdDSA: null }; // Ed25519 has its hash built in

const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

export function publicSet(keys) {
  const jwks = keys.map(({ kid, alg, privateKey }) => {
    const jwk = createPublicKey(privateKey).export({ format: "jwk" });
    return { ...jwk, kid, alg, use: "sig" };
  });
  return { keys: jwks };
}

export function signToken(claims, { kid, alg, privateKey }, { nowMs, lifetimeSeconds }) {
  const exp = Math.floor(nowMs / 1000) + lifetimeSeconds;
  const text = `${encode({ alg, typ: "JWT", kid })}.${encode({ ...claims, exp })}`;
  return `${text}.${sign(HASHES[alg], Buffer.from(text), privateKey).toString("base64url")}`;
}

/** The object in a part of a token, or null. */
function decode(part) {
  try {
    const value = JSON.parse(Buffer.from(part, "base64url").toString());
    return typeof value === "object" && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

export function verifyToken(token, keySet, { nowMs }) {
  const parts = token.split(".");
  if (parts.length !== 3) return null;
  const header = decode(parts[0]);
  if (!header) return null;
  const jwk = keySet.keys.find(({ kid }) => kid === header.kid);
  if (!jwk || jwk.alg !== header.alg) return null;
  const key = createPublicKey({ key: jwk, format: "jwk" });
  const text = Buffer.from(`${parts[0]}.${parts[1]}`);
  const signature = Buffer.from(parts[2], "base64url");
  if (signature.toString("base64url") !== parts[2]) return null; // the buffer has skipped something
  if (!verify(HASHES[jwk.alg], text, key, signature)) return null;
  const claims = decode(parts[1]);
  if (!claims || typeof claims.exp !== "number" || claims.exp * 1000 <= nowMs) return null;
  return claims;
}
