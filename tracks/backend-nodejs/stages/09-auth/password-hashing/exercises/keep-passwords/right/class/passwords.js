import crypto from "node:crypto";
import util from "node:util";

const scrypt = util.promisify(crypto.scrypt);

class Stored {
  constructor(cost, salt, key) {
    Object.assign(this, { cost, salt, key });
  }

  static parse(text) {
    const [, cost, salt, key] = /^scrypt[$]([0-9]+)[$]([0-9a-f]+)[$]([0-9a-f]{64})$/.exec(text);
    return new Stored(parseInt(cost, 10), Buffer.from(salt, "hex"), Buffer.from(key, "hex"));
  }

  static async of(password, cost, salt) {
    return new Stored(cost, salt, await scrypt(password.toString(), salt, 32, { N: cost }));
  }

  toString() {
    return `scrypt$${this.cost}$${this.salt.toString("hex")}$${this.key.toString("hex")}`;
  }
}

export const hashPassword = async (password) =>
  String(await Stored.of(password, 1 << 14, crypto.randomBytes(16)));

export const verifyPassword = async (password, text) => {
  try {
    const stored = Stored.parse(text);
    const found = await Stored.of(password, stored.cost, stored.salt);
    return crypto.timingSafeEqual(stored.key, found.key);
  } catch {
    return false;
  }
};
