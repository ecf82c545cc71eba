import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(scrypt);

export async function hashPassword(password) {
  const salt = randomBytes(16);
  const key = await derive(password, salt, 32, { N: 16384 });
  return `scrypt$16384$${salt.toString("hex")}$${key.toString("hex")}`;
}

export async function verifyPassword(password, stored) {
  const [, cost, salt = "", keyText = ""] = stored.split("$");
  const key = Buffer.from(keyText, "hex");
  const typed = await derive(password, Buffer.from(salt, "hex"), key.length, { N: Number(cost) });
  return timingSafeEqual(typed, key);
}
