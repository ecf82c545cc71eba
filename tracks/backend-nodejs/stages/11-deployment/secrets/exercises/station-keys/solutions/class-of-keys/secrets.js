import { timingSafeEqual } from "node:crypto";

export function readKeys({ STATION_KEYS: text }) {
  if (text === undefined || text.trim() === "") throw new Error("STATION_KEYS is missing");
  const keys = text.split(",").map((entry) => {
    const [id, ...rest] = entry.trim().split(":");
    return { id: id.trim(), secret: rest.join(":").trim() };
  });
  const rules = [
    ["needs an id before the colon of each entry", keys.every(({ id }) => id.length > 0)],
    ["needs a secret of at least 32 characters in each entry", keys.every(({ secret }) => secret.length >= 32)],
    ["has an id twice", new Set(keys.map(({ id }) => id)).size === keys.length],
  ];
  for (const [rule, isKept] of rules) {
    if (!isKept) throw new Error(`STATION_KEYS ${rule}`);
  }
  return keys;
}

function isSame(given, secret) {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}

export function idOfKey(authorization, keys) {
  const given = /^bearer (.+)$/is.exec(authorization ?? "")?.[1];
  if (given === undefined) return null;
  const found = keys.filter(({ secret }) => isSame(given, secret));
  return found.length > 0 ? found[0].id : null;
}

class Redactor {
  static #names = new Set(["authorization", "cookie", "setcookie", "password", "token", "secret", "apikey"]);
  #secrets;

  constructor(keys) {
    this.#secrets = keys.map(({ secret }) => secret);
  }

  value(value) {
    if (Array.isArray(value)) return value.map((one) => this.value(one));
    if (typeof value === "string") return this.#string(value);
    return value instanceof Object ? this.object(value) : value;
  }

  object(fields) {
    const copy = {};
    for (const [name, value] of Object.entries(fields)) {
      const plain = name.replace(/[-_]/g, "").toLowerCase();
      copy[name] = Redactor.#names.has(plain) ? "[hidden]" : this.value(value);
    }
    return copy;
  }

  #string(text) {
    return this.#secrets.reduce((cleaned, secret) => cleaned.split(secret).join("[hidden]"), text);
  }
}

export const redact = (fields, keys) => new Redactor(keys).object(fields);
