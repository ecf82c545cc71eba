const crypto = require("node:crypto");

const NAMES = { authorization: 1, cookie: 1, setcookie: 1, password: 1, token: 1, secret: 1, apikey: 1 };

function readKeys(env) {
  if (!env.STATION_KEYS || !env.STATION_KEYS.trim()) throw new TypeError("STATION_KEYS must be set");
  const keys = [];
  const seen = new Set();
  env.STATION_KEYS.split(",").forEach((entry, index) => {
    const match = /^\s*([^:]*?)\s*:\s*(.*?)\s*$/s.exec(entry);
    if (!match || !match[1] || !match[2]) throw new Error("entry " + (index + 1) + " of STATION_KEYS is not id:secret");
    if (match[2].length < 32) throw new Error("the secret of entry " + (index + 1) + " of STATION_KEYS is too short");
    if (seen.has(match[1])) throw new Error("entry " + (index + 1) + " of STATION_KEYS repeats an id");
    seen.add(match[1]);
    keys.push({ id: match[1], secret: match[2] });
  });
  return keys;
}

function digest(text) {
  return crypto.createHmac("sha256", "compare").update(text).digest();
}

function idOfKey(authorization, keys) {
  const value = String(authorization);
  const space = value.indexOf(" ");
  if (value.substring(0, space).toLowerCase() !== "bearer") return null;
  const given = digest(value.substring(space + 1));
  for (const key of keys) {
    if (crypto.timingSafeEqual(given, digest(key.secret))) return key.id;
  }
  return null;
}

function redact(fields, keys) {
  function walk(value) {
    if (typeof value === "string") {
      for (const key of keys) {
        while (value.includes(key.secret)) value = value.replace(key.secret, "[hidden]");
      }
      return value;
    }
    if (Array.isArray(value)) return value.map(walk);
    if (value && typeof value === "object") {
      const result = {};
      for (const name in value) {
        const simple = name.toLowerCase().split("-").join("").split("_").join("");
        result[name] = Object.hasOwn(NAMES, simple) ? "[hidden]" : walk(value[name]);
      }
      return result;
    }
    return value;
  }
  return walk(fields);
}

module.exports = { readKeys, idOfKey, redact };
