import { createHash, timingSafeEqual } from "node:crypto";

const SHORTEST = 32;
const HIDDEN = "[hidden]";
const HIDDEN_NAMES = ["authorization", "cookie", "setcookie", "password", "token", "secret", "apikey"];

const fail = (rule) => {
  throw new Error(`STATION_KEYS ${rule}`);
};

export function readKeys(env) {
  const text = (env.STATION_KEYS ?? "").trim();
  if (text === "") return [];
  const keys = [];
  for (const entry of text.split(",")) {
    const end = entry.indexOf(":");
    const id = end === -1 ? "" : entry.slice(0, end).trim();
    const secret = end === -1 ? "" : entry.slice(end + 1).trim();
    if (id === "" || secret === "") fail("must have an id and a secret in each entry");
    if (secret.length < SHORTEST) fail(`must have secrets of ${SHORTEST} characters or more`);
    if (keys.some((key) => key.id === id)) fail("must not have an id twice");
    keys.push({ id, secret });
  }
  return keys;
}

const hash = (text) => createHash("sha256").update(text).digest();

export function idOfKey(authorization, keys) {
  if (typeof authorization !== "string" || authorization.slice(0, 7).toLowerCase() !== "bearer ") return null;
  const given = hash(authorization.slice(7));
  let id = null;
  for (const key of keys) if (timingSafeEqual(given, hash(key.secret))) id = key.id;
  return id;
}

const isHidden = (name) => HIDDEN_NAMES.includes(name.toLowerCase().replaceAll("-", "").replaceAll("_", ""));

function clean(value, keys) {
  if (typeof value === "string") {
    let text = value;
    for (const { secret } of keys) text = text.replaceAll(secret, HIDDEN);
    return text;
  }
  if (Array.isArray(value)) return value.map((one) => clean(one, keys));
  if (value === null || typeof value !== "object") return value;
  return redact(value, keys);
}

export function redact(fields, keys) {
  const entries = Object.entries(fields);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, isHidden(name) ? HIDDEN : clean(value, keys)]),
  );
}
