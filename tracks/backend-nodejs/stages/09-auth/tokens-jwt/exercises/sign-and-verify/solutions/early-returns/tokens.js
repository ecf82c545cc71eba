import { createHmac, timingSafeEqual } from "node:crypto";

const HEADER = { alg: "HS256", typ: "JWT" };

const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const decode = (part) => JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
const hmac = (text, secret) => createHmac("sha256", secret).update(text).digest("base64url");

export function signToken(claims, { secret, nowMs, lifetimeSeconds }) {
  const exp = Math.floor(nowMs / 1000) + lifetimeSeconds;
  const body = `${encode(HEADER)}.${encode({ ...claims, exp })}`;
  return `${body}.${hmac(body, secret)}`;
}

export function verifyToken(token, { secret, nowMs }) {
  const parts = token.split(".");
  if (parts.length !== 3) return null;
  const [header, payload, signature] = parts;
  if (!isSame(Buffer.from(signature), Buffer.from(hmac(`${header}.${payload}`, secret)))) return null;
  try {
    if (decode(header).alg !== HEADER.alg) return null;
    const claims = decode(payload);
    return isStillGood(claims, nowMs) ? claims : null;
  } catch {
    return null; // signed, but not the JSON of an object
  }
}

function isStillGood({ exp }, nowMs) {
  return typeof exp === "number" && nowMs < exp * 1000;
}

function isSame(one, other) {
  return one.length === other.length && timingSafeEqual(one, other);
}
