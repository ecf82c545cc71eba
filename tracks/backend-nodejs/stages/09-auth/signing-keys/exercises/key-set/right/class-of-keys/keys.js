import { createPublicKey, sign, verify } from "node:crypto";

class PublicKey {
  constructor(jwk) {
    this.jwk = jwk;
    this.key = createPublicKey({ key: jwk, format: "jwk" });
  }

  verifies(alg, text, signature) {
    const bytes = Buffer.from(signature, "base64url");
    if (alg !== this.jwk.alg || bytes.toString("base64url") !== signature) return false;
    return verify(alg === "EdDSA" ? null : "sha256", Buffer.from(text), this.key, bytes);
  }
}

class Token {
  static parse(text) {
    const parts = text.split(".");
    if (parts.length !== 3) return null;
    try {
      const [header, claims] = parts.slice(0, 2).map((part) => JSON.parse(Buffer.from(part, "base64url").toString()));
      const areObjects = [header, claims].every((value) => value?.constructor === Object);
      return areObjects ? new Token(header, claims, `${parts[0]}.${parts[1]}`, parts[2]) : null;
    } catch {
      return null;
    }
  }

  constructor(header, claims, text, signature) {
    Object.assign(this, { header, claims, text, signature });
  }
}

export const publicSet = (keys) => ({
  keys: keys.map(({ kid, alg, privateKey }) => ({
    kid,
    alg,
    use: "sig",
    ...createPublicKey(privateKey).export({ format: "jwk" }),
  })),
});

export function signToken(claims, { kid, alg, privateKey }, { nowMs, lifetimeSeconds }) {
  const seconds = (nowMs - (nowMs % 1000)) / 1000;
  const text = [{ alg, kid, typ: "JWT" }, { ...claims, exp: seconds + lifetimeSeconds }]
    .map((value) => Buffer.from(JSON.stringify(value)).toString("base64url"))
    .join(".");
  const bytes = sign(alg === "EdDSA" ? null : "sha256", Buffer.from(text), privateKey);
  return `${text}.${bytes.toString("base64url")}`;
}

export function verifyToken(text, keySet, { nowMs }) {
  const token = Token.parse(text);
  const jwk = token && keySet.keys.find(({ kid }) => kid === token.header.kid);
  if (!jwk) return null;
  if (!new PublicKey(jwk).verifies(token.header.alg, token.text, token.signature)) return null;
  const { exp } = token.claims;
  return typeof exp === "number" && exp * 1000 > nowMs ? token.claims : null;
}
