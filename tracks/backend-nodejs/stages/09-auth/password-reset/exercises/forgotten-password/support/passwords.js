import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { setTimeout as sleep } from "node:timers/promises";

const derive = promisify(scrypt);

/** Cheap hash with a pause of 20 ms, which stands for the cost of a real one. */
async function toKey(password, salt) {
  const [key] = await Promise.all([derive(password, salt, 32, { N: 1024 }), sleep(20)]);
  return key;
}

/** Hash of a password to store, as a string. */
export async function hashPassword(password) {
  const salt = randomBytes(16).toString("hex");
  return `${salt}:${(await toKey(password, salt)).toString("hex")}`;
}

/** Whether this is the password of the stored hash; false at once for a string that is not a hash. */
export async function passwordMatches(password, stored) {
  const parts = /^([0-9a-f]{32}):([0-9a-f]{64})$/.exec(stored);
  if (!parts) return false;
  return timingSafeEqual(await toKey(password, parts[1]), Buffer.from(parts[2], "hex"));
}
