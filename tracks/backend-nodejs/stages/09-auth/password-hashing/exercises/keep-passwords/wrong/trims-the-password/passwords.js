import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

const STORED = /^scrypt\$(?<cost>\d+)\$(?<salt>(?:[0-9a-f]{2})+)\$(?<key>[0-9a-f]{64})$/;

const toKey = (password, salt, cost) =>
  new Promise((resolve, reject) => {
    scrypt(password.trim(), Buffer.from(salt, "hex"), 32, { N: cost }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

export async function hashPassword(password) {
  const cost = 2 ** 14;
  const salt = randomBytes(24).toString("hex");
  const key = await toKey(password, salt, cost);
  return `scrypt$${cost}$${salt}$${key.toString("hex")}`;
}

export async function verifyPassword(password, stored) {
  const parts = STORED.exec(stored)?.groups;
  if (!parts) return false;
  try {
    const key = await toKey(password, parts.salt, Number(parts.cost));
    return timingSafeEqual(key, Buffer.from(parts.key, "hex"));
  } catch {
    return false; // a cost that scrypt does not take
  }
}
