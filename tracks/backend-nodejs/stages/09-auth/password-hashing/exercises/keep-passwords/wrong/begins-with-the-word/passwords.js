import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(scrypt);

export async function hashPassword(password) {
  const salt = randomBytes(16);
  const key = await derive(password, salt, 32, { N: 16384 });
  return `scrypt$16384$${salt.toString("hex")}$${key.toString("hex")}`;
}

export async function verifyPassword(password, stored) {
  const parts = stored.split("$");
  if (parts.length !== 4) return false;
  const [word, cost, salt, key] = parts;
  if (!word.startsWith("scrypt") || !/^\d+$/.test(cost) || !/^([0-9a-f]{2})+$/.test(salt) || !/^[0-9a-f]{64}$/.test(key)) {
    return false;
  }
  try {
    const found = await derive(password, Buffer.from(salt, "hex"), 32, { N: Number(cost) });
    return timingSafeEqual(found, Buffer.from(key, "hex"));
  } catch {
    return false;
  }
}
