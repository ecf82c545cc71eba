import { createHmac, timingSafeEqual } from "node:crypto";

export function signToken(claims, { secret, nowMs, lifetimeSeconds }) {
  return JSON.stringify(claims);
}

export function verifyToken(token, { secret, nowMs }) {
  return JSON.parse(token);
}
