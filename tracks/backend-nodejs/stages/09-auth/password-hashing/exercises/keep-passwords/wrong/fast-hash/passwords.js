import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const toKey = (password, salt) => createHash("sha256").update(salt).update(password).digest();

export async function hashPassword(password) {
  const salt = randomBytes(16);
  return `scrypt$16384$${salt.toString("hex")}$${toKey(password, salt).toString("hex")}`;
}

export async function verifyPassword(password, stored) {
  const [, , salt, key] = stored.split("$");
  return timingSafeEqual(toKey(password, Buffer.from(salt, "hex")), Buffer.from(key, "hex"));
}
