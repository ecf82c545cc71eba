import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

/** Argon2id with 19 MiB, two passes and one lane: the least that OWASP's Password Storage Cheat Sheet advises. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;

const argon2Async = promisify(argon2);

/** Hash of a password in PHC form: `$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await tagOf(password, salt, COST);
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${toBase64(salt)}$${toBase64(tag)}`;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

/** Whether the password has this hash; false for a hash of another form. The costs are those of the hash, so that they can be raised later. */
export async function verifyPassword({
  hash,
  password,
}: {
  hash: string;
  password: string;
}): Promise<boolean> {
  const [, memory, passes, parallelism, salt = "", expected = ""] = PHC.exec(hash) ?? [];
  if (memory === undefined) return false;
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const tag = await tagOf(password, Buffer.from(salt, "base64"), cost);
  const stored = Buffer.from(expected, "base64");
  return stored.length === tag.length && timingSafeEqual(stored, tag);
}

function tagOf(password: string, nonce: Buffer, cost: typeof COST): Promise<Buffer> {
  // One form for characters that keyboards compose in different ways.
  const message = password.normalize("NFKC");
  return argon2Async("argon2id", { message, nonce, tagLength: TAG_BYTES, ...cost });
}

function toBase64(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}
