import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const COST = 16384;
const SALT_BYTES = 16;
const KEY_BYTES = 32;

const derive = promisify(scrypt);

export async function hashPassword(password) {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, KEY_BYTES, { N: COST });
  return ["scrypt", COST, salt.toString("hex"), key.toString("hex")].join("$");
}

export async function verifyPassword(password, stored) {
  const read = readStored(stored);
  if (read === null) return false;
  const key = await derive(password, read.salt, KEY_BYTES, { N: read.cost });
  return timingSafeEqual(key, read.key);
}

/** Costs above ours need more memory than scrypt may use by default. */
const isSoundCost = (cost) => cost > 1 && cost <= COST && Number.isInteger(Math.log2(cost));

function readStored(stored) {
  const [name, costText, saltText = "", keyText = "", ...more] = stored.split("$");
  const cost = Number(costText);
  const salt = Buffer.from(saltText, "hex");
  const key = Buffer.from(keyText, "hex");
  const isSound =
    name === "scrypt" &&
    isSoundCost(cost) &&
    salt.length > 0 &&
    key.length === KEY_BYTES &&
    more.length === 0;
  return isSound ? { cost, salt, key } : null;
}
