import { randomBytes, scryptSync } from "node:crypto";
import { call, expect, inside, pick, random, randomInt, test } from "@aulo/runner/spec";

const word = () => random().toString(36).slice(2, 10);
const newPassword = () => `${pick(["Grün", "naïve", "kettle", "日本"])} ${word()} ${randomInt(10, 99)}`;
const hash = (password) => call("hashPassword", password);
const verify = (password, stored) => call("verifyPassword", password, stored);

const STORED = /^scrypt\$(\d+)\$([0-9a-f]+)\$([0-9a-f]+)$/;
const split = (stored) => {
  expect(stored).toMatch(STORED);
  const [, cost, salt, key] = STORED.exec(stored);
  return { cost: Number(cost), salt, key };
};

function store(password, cost) {
  const salt = randomBytes(16);
  return `scrypt$${cost}$${salt.toString("hex")}$${scryptSync(password, salt, 32, { N: cost }).toString("hex")}`;
}

test("accepts the right password", async () => {
  const password = newPassword();
  const stored = await hash(password);
  expect(stored).not.toContain(password);
  expect(await verify(password, stored)).toBe(true);
});

test("refuses a wrong password", async () => {
  const password = `${newPassword()}x`;
  const stored = await hash(password);
  for (const wrong of ["", password.toUpperCase(), `${password} `, password.slice(0, -1), stored]) {
    expect(await verify(wrong, stored)).toBe(false);
  }
});

test("gives two texts for one password, with salts of at least 16 bytes", async () => {
  const password = newPassword();
  const [first, second] = [split(await hash(password)), split(await hash(password))];
  expect(first.salt).not.toBe(second.salt);
  expect(first.key).not.toBe(second.key);
  expect(Buffer.from(first.salt, "hex").length).toBeGreaterThanOrEqual(16);
});

test("stores what scrypt makes of the password, the salt and the cost", async () => {
  const password = newPassword();
  const { cost, salt, key } = split(await hash(password));
  expect(cost).toBeGreaterThanOrEqual(16384);
  const options = { N: cost, maxmem: 512 * 1024 * 1024 };
  expect(key).toBe(scryptSync(password, Buffer.from(salt, "hex"), 32, options).toString("hex"));
});

test("checks a text that was stored with another cost", async () => {
  const password = newPassword();
  const stored = store(password, pick([1024, 4096]));
  expect(await verify(password, stored)).toBe(true);
  expect(await verify(`${password}!`, stored)).toBe(false);
});

test("refuses every password when the stored text is damaged", async () => {
  const password = newPassword();
  const [name, cost, salt, key] = store(password, 4096).split("$");
  const damaged = [
    [name, cost, salt, ""],
    [name, cost, salt],
    [name, cost, salt, key.slice(0, 20)],
    [name, "much", salt, key],
    [name, cost, "", key],
    ["md5", cost, salt, key],
    [""],
  ];
  for (const parts of damaged) {
    expect(await verify(password, parts.join("$"))).toBe(false);
    expect(await verify("", parts.join("$"))).toBe(false);
  }
});

test("lets other work go on while it hashes", async () => {
  const ticked = await inside(async (solution) => {
    let other = false;
    setImmediate(() => {
      other = true;
    });
    const stored = await solution.hashPassword("a password");
    const whileHashing = other;
    other = false;
    setImmediate(() => {
      other = true;
    });
    await solution.verifyPassword("a password", stored);
    return { whileHashing, whileChecking: other };
  });
  expect(ticked).toEqual({ whileHashing: true, whileChecking: true });
});
