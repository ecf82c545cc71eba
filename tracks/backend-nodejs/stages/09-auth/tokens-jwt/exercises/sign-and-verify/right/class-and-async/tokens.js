import * as crypto from "node:crypto";

class Token {
  static encode(value) {
    return Buffer.from(JSON.stringify(value))
      .toString("base64")
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replace(/=+$/, "");
  }

  static decode(part) {
    const value = JSON.parse(Buffer.from(part, "base64").toString());
    if (value === null || typeof value !== "object" || Array.isArray(value)) throw new Error("not an object");
    return value;
  }

  static seal(text, secret) {
    return crypto.createHmac("SHA256", secret).update(text).digest("base64url");
  }
}

export async function signToken(claims, options) {
  const payload = Object.assign({}, claims);
  payload.exp = (options.nowMs - (options.nowMs % 1000)) / 1000 + options.lifetimeSeconds;
  const text = Token.encode({ alg: "HS256", typ: "JWT" }).concat(".", Token.encode(payload));
  return text.concat(".", Token.seal(text, options.secret));
}

export async function verifyToken(token, { secret, nowMs }) {
  try {
    const [header, payload, signature, ...others] = token.split(".");
    if (others.length > 0) return null;
    const seal = Buffer.from(Token.seal(`${header}.${payload}`, secret));
    if (!crypto.timingSafeEqual(seal, Buffer.from(signature))) return null;
    const claims = Token.decode(payload);
    if (Token.decode(header).alg !== "HS256" || !Number.isFinite(claims.exp)) return null;
    return nowMs / 1000 >= claims.exp ? null : claims;
  } catch {
    return null;
  }
}
