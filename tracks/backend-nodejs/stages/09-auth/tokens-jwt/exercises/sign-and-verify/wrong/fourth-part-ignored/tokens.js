import { createHmac, timingSafeEqual } from "node:crypto";

const toPart = (value) => Buffer.from(JSON.stringify(value), "utf8").toString("base64url");

function signatureOf(header, payload, secret) {
  return createHmac("sha256", secret).update(`${header}.${payload}`).digest("base64url");
}

function readObject(part) {
  try {
    const value = JSON.parse(Buffer.from(part, "base64url"));
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

export function signToken(claims, { secret, nowMs, lifetimeSeconds }) {
  const header = toPart({ alg: "HS256", typ: "JWT" });
  const payload = toPart({ ...claims, exp: Math.floor(nowMs / 1000 + lifetimeSeconds) });
  return [header, payload, signatureOf(header, payload, secret)].join(".");
}

export function verifyToken(token, { secret, nowMs }) {
  const [header = "", payload = "", signature = ""] = token.split(".");
  const wanted = Buffer.from(signatureOf(header, payload, secret));
  const given = Buffer.from(signature);
  const claims = readObject(payload);
  const isGood =
    given.length === wanted.length &&
    timingSafeEqual(given, wanted) &&
    readObject(header)?.alg === "HS256" &&
    typeof claims?.exp === "number" &&
    claims.exp > nowMs / 1000;
  return isGood ? claims : null;
}
