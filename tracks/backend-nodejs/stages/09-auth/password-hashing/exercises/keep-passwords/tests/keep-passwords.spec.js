import { randomBytes, scryptSync } from "node:crypto";
import { call, expect, inside, pick, random, randomInt, test } from "@aulo/runner/spec";

const word = () => random().toString(36).slice(2, 10);
const newPassword = () => `${pick(["Grün", "naïve", "kettle", "日本"])} ${word()} ${randomInt(10, 99)}`;
const hash = (password) => call("hashPassword", password);

/** The result of a check, by the call. */
async function verify(password, stored) {
  return {
    [`verifyPassword(${JSON.stringify(password)}, "${stored}")`]: await call(
      "verifyPassword",
      password,
      stored,
    ),
  };
}
const verified = (password, stored, result) => ({
  [`verifyPassword(${JSON.stringify(password)}, "${stored}")`]: result,
});

const STORED = /^scrypt\$(\d+)\$([0-9a-f]+)\$([0-9a-f]+)$/;
const split = (stored) => {
  expect(stored).toMatch(STORED);
  const [, cost, salt, key] = STORED.exec(stored);
  return { cost: Number(cost), salt, key };
};

function store(password, { cost = 1024, saltBytes = 16, keyBytes = 32 } = {}) {
  const salt = randomBytes(saltBytes);
  const key = scryptSync(password, salt, keyBytes, { N: cost });
  return `scrypt$${cost}$${salt.toString("hex")}$${key.toString("hex")}`;
}

test("accepts the right password", { checks: ["verify", "stored-form"] }, async () => {
  const password = newPassword();
  const stored = await hash(password);
  expect(stored).toMatch(STORED);
  expect(await verify(password, stored)).toEqual(verified(password, stored, true));
});

test("stores what scrypt makes of the password, the salt and the cost", { checks: ["key"] }, async () => {
  const password = newPassword();
  const { cost, salt, key } = split(await hash(password));
  const options = { N: cost, maxmem: 512 * 1024 * 1024 };
  expect(key).toBe(scryptSync(password, Buffer.from(salt, "hex"), 32, options).toString("hex"));
});

test("refuses a wrong password", { checks: ["verify"] }, async () => {
  const password = `${newPassword()}x`;
  const stored = store(password);
  const wrongs = ["", password.toUpperCase(), `${password} `, ` ${password}`, password.slice(0, -1), stored];
  for (const wrong of wrongs) expect(await verify(wrong, stored)).toEqual(verified(wrong, stored, false));
});

test("gives two texts for one password, with salts of at least 16 bytes", { checks: ["salt"] }, async () => {
  const password = newPassword();
  const [first, second] = (await Promise.all([hash(password), hash(password)])).map(split);
  const bytes = Buffer.from(first.salt, "hex").length;
  expect({ "hex letters of the salt": first.salt.length, "at least 16 bytes": bytes >= 16 }).toEqual({
    "hex letters of the salt": 2 * bytes,
    "at least 16 bytes": true,
  });
  const same = { salt: first.salt === second.salt, key: first.key === second.key };
  expect({ "the same in both texts": same }).toEqual({
    "the same in both texts": { salt: false, key: false },
  });
});

test("hashes with a cost of at least 16384", { checks: ["cost"] }, async () => {
  const { cost } = split(await hash(newPassword()));
  expect(cost).toBeGreaterThanOrEqual(16384);
  expect({ cost, "is a power of two": Number.isInteger(Math.log2(cost)) }).toEqual({
    cost,
    "is a power of two": true,
  });
});

test("checks a text that was stored with another cost", { checks: ["stored-cost"] }, async () => {
  for (const cost of [1024, 4096]) {
    const password = newPassword();
    const stored = store(password, { cost });
    expect(await verify(password, stored)).toEqual(verified(password, stored, true));
    expect(await verify(`${password}!`, stored)).toEqual(verified(`${password}!`, stored, false));
  }
});

test("checks a text that was stored with another salt", { checks: ["stored-salt"] }, async () => {
  for (const saltBytes of [16, 32]) {
    const password = newPassword();
    const stored = store(password, { saltBytes });
    expect(await verify(password, stored)).toEqual(verified(password, stored, true));
  }
});

test("takes long passwords and empty ones", { checks: ["any-password"] }, async () => {
  const long = "long ".repeat(60);
  for (const password of ["", long, " ", "🔑"]) {
    const stored = store(password);
    expect(await verify(password, stored)).toEqual(verified(password, stored, true));
    expect(await verify(`${password}!`, stored)).toEqual(verified(`${password}!`, stored, false));
  }
  const stored = await hash("");
  expect(await verify("", stored)).toEqual(verified("", stored, true));
});

const DAMAGES = [
  ["the key is empty", ([name, cost, salt]) => [name, cost, salt, ""]],
  ["the key is missing", ([name, cost, salt]) => [name, cost, salt]],
  ["the key is cut", ([name, cost, salt, key]) => [name, cost, salt, key.slice(0, 20)]],
  ["the key is a byte longer", ([name, cost, salt, key]) => [name, cost, salt, `${key}00`]],
  ["the key is not in hex", ([name, cost, salt, key]) => [name, cost, salt, "x".repeat(key.length)]],
  ["the cost is a word", ([name, , salt, key]) => [name, "much", salt, key]],
  ["the cost has a letter behind it", ([name, cost, salt, key]) => [name, `${cost}x`, salt, key]],
  ["the cost is empty", ([name, , salt, key]) => [name, "", salt, key]],
  ["the cost is 0", ([name, , salt, key]) => [name, "0", salt, key]],
  ["the cost is negative", ([name, cost, salt, key]) => [name, `-${cost}`, salt, key]],
  ["the cost is a fraction", ([name, cost, salt, key]) => [name, `${cost}.5`, salt, key]],
  ["the cost is not a power of two", ([name, , salt, key]) => [name, "1000", salt, key]],
  ["the salt is empty", ([name, cost, , key]) => [name, cost, "", key]],
  ["the first word is another one", ([, cost, salt, key]) => ["md5", cost, salt, key]],
  ["the first word is longer", ([name, ...rest]) => [`${name}2`, ...rest]],
  ["the first word is in capitals", ([name, ...rest]) => [name.toUpperCase(), ...rest]],
  ["the first word is missing", ([, cost, salt, key]) => [cost, salt, key]],
  ["the first word is empty", ([, cost, salt, key]) => ["", cost, salt, key]],
  ["there is a fifth part", (parts) => [...parts, "00"]],
  ["everything is missing", () => [""]],
  ["nothing but signs is left", () => ["", "", "", ""]],
];

test.each(DAMAGES)(
  "refuses every password when %s",
  { checks: ["damaged", "never-rejects"] },
  async (_name, damage) => {
    const password = newPassword();
    const stored = damage(store(password).split("$")).join("$");
    for (const given of [password, ""]) {
      expect(await verify(given, stored)).toEqual(verified(given, stored, false));
    }
  },
);

test("refuses every password when the empty salt was used", { checks: ["damaged"] }, async () => {
  const password = newPassword();
  const stored = store(password, { saltBytes: 0 });
  expect(await verify(password, stored)).toEqual(verified(password, stored, false));
});

test("refuses every password when the key was made with another length", {
  checks: ["damaged"],
}, async () => {
  const password = newPassword();
  for (const keyBytes of [16, 64]) {
    const stored = store(password, { keyBytes });
    expect(await verify(password, stored)).toEqual(verified(password, stored, false));
  }
});

test("compares keys with timingSafeEqual", { checks: ["constant-time"] }, async () => {
  const stored = store("a password");
  const calls = await inside(async (solution, text) => {
    const { syncBuiltinESMExports } = await import("node:module");
    const crypto = (await import("node:crypto")).default;
    const original = crypto.timingSafeEqual;
    let times = 0;
    crypto.timingSafeEqual = (...values) => {
      times += 1;
      return original(...values);
    };
    syncBuiltinESMExports();
    try {
      await solution.verifyPassword("a password", text);
      await solution.verifyPassword("another one", text);
    } finally {
      crypto.timingSafeEqual = original;
      syncBuiltinESMExports();
    }
    return times;
  }, stored);
  expect({ "calls of timingSafeEqual in 2 checks": calls }).toEqual({
    "calls of timingSafeEqual in 2 checks": 2,
  });
});

test("lets other work go on while it hashes", { checks: ["not-blocking"] }, async () => {
  const ticked = await inside(
    async (solution, stored) => {
      const other = { whileHashing: false, whileChecking: false };
      setImmediate(() => {
        other.whileHashing = true;
      });
      await solution.hashPassword("a password");
      const { whileHashing } = other;
      setImmediate(() => {
        other.whileChecking = true;
      });
      await solution.verifyPassword("a password", stored);
      return { whileHashing, whileChecking: other.whileChecking };
    },
    store("a password", { cost: 4096 }),
  );
  expect({ "other work was done": ticked }).toEqual({
    "other work was done": { whileHashing: true, whileChecking: true },
  });
});
