import { hash, timingSafeEqual } from "node:crypto";

export function readKeys(env) {
  const keys = (env.STATION_KEYS ?? "").split(",").map((entry) => {
    const colon = entry.indexOf(":");
    return { id: entry.slice(0, Math.max(colon, 0)).trim(), secret: entry.slice(colon + 1).trim() };
  });
  for (const [index, { id, secret }] of keys.entries()) {
    const isFirst = keys.findIndex((key) => key.id === id) === index;
    if (!id || secret.length < 32 || !isFirst) throw new Error(`STATION_KEYS: entry ${index + 1} is not good`);
  }
  return keys;
}

const bytes = (text) => hash("sha256", text, "buffer");

export function idOfKey(authorization = "", keys) {
  const [scheme, ...rest] = String(authorization).split(" ");
  const given = bytes(rest.join(" "));
  const key = keys.find(({ secret }) => timingSafeEqual(given, bytes(secret)));
  return scheme.toLowerCase() === "bearer" && key ? key.id : null;
}

const NAMES = /^(authorization|(set)?cookie|password|token|secret|apikey)$/;

export function redact(fields, keys) {
  const text = JSON.stringify(fields, (name, value) => {
    if (NAMES.test(name.toLowerCase().replaceAll(/[-_]/g, ""))) return "[hidden]";
    if (typeof value !== "string") return value;
    return keys.reduce((cleaned, { secret }) => cleaned.replaceAll(secret, "[hidden]"), value);
  });
  return JSON.parse(text);
}
