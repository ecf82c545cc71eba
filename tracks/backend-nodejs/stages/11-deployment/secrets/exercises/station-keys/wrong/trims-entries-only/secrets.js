const { timingSafeEqual, createHash } = require("node:crypto");

const NAMES = ["authorization", "cookie", "setcookie", "password", "token", "secret", "apikey"];
const hash = (text) => createHash("sha256").update(text).digest();

function readKeys(env) {
  const text = env.STATION_KEYS;
  if (text === undefined || text.trim() === "") throw new Error("STATION_KEYS is missing");
  const keys = [];
  for (const part of text.split(",")) {
    const entry = part.trim();
    const colon = entry.indexOf(":");
    if (colon < 1 || colon === entry.length - 1) throw new Error("an entry of STATION_KEYS has no id or no secret");
    const id = entry.slice(0, colon);
    const secret = entry.slice(colon + 1);
    if (secret.length < 32) throw new Error("a secret in STATION_KEYS is too short");
    for (const key of keys) if (key.id === id) throw new Error("an id of STATION_KEYS occurs twice");
    keys.push({ id, secret });
  }
  return keys;
}

function idOfKey(authorization, keys) {
  if (typeof authorization !== "string") return null;
  if (authorization.slice(0, 7).toLowerCase() !== "bearer ") return null;
  const given = hash(authorization.slice(7));
  let found = null;
  for (const { id, secret } of keys) if (timingSafeEqual(given, hash(secret))) found = id;
  return found;
}

function redact(value, keys) {
  if (typeof value === "string") {
    let text = value;
    for (const { secret } of keys) text = text.split(secret).join("[hidden]");
    return text;
  }
  if (Array.isArray(value)) return value.map((one) => redact(one, keys));
  if (value === null || typeof value !== "object") return value;
  const copy = {};
  for (const name of Object.keys(value)) {
    const plain = name.toLowerCase().split("-").join("").split("_").join("");
    copy[name] = NAMES.includes(plain) ? "[hidden]" : redact(value[name], keys);
  }
  return copy;
}

module.exports = { readKeys, idOfKey, redact };
