import { scrypt, scryptSync, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(scrypt);
const COST = { N: 1024 }; // low, so that the check is quick; in work it is 16384 or more

const members = new Map(
  [
    ["yasmin", "green kettle 42"],
    ["gustavo", "sunday bicycle"],
    ["philippa", "three small boats"],
  ].map(([name, password]) => [name, { salt: `salt of ${name}`, key: scryptSync(password, `salt of ${name}`, 32, COST) }]),
);

/** Whether a member of this name exists and this is their password. */
export async function passwordMatches(name, password) {
  const member = members.get(String(name));
  const key = await derive(String(password), member?.salt ?? "nobody", 32, COST);
  return member !== undefined && timingSafeEqual(key, member.key);
}
