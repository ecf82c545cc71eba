import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

export async function hashPassword(password) {
  // Salt it, hash it slowly, and write down all that is needed to check it.
  return password;
}

export async function verifyPassword(password, stored) {
  return password === stored;
}
