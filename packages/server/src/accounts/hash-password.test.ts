import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./hash-password.ts";

test("a hash tells its algorithm and costs, and no two are alike", async () => {
  const [one, other] = [await hashPassword("correct horse"), await hashPassword("correct horse")];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(other).not.toBe(one);
});

test("only the right password has the hash, however its characters were composed", async () => {
  const hash = await hashPassword("Zo\u00eb's horse");
  expect(await verifyPassword({ hash, password: "Zoe\u0308's horse" })).toBe(true);
  expect(await verifyPassword({ hash, password: "Zoe's horse" })).toBe(false);
});

test("the costs are those of the hash: an example of the reference implementation", async () => {
  const hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
  expect(await verifyPassword({ hash, password: "password" })).toBe(true);
  expect(await verifyPassword({ hash, password: "Password" })).toBe(false);
});

test.each(["", "password", "$2b$10$abcdefghijklmnopqrstuv", "$argon2id$v=19$m=1"])(
  "%j is the hash of no password",
  async (hash) => {
    expect(await verifyPassword({ hash, password: "password" })).toBe(false);
  },
);
