import * as crypto from "node:crypto";

function hashPassword(password) {
  return new Promise((resolve, reject) => {
    crypto.randomBytes(32, (failed, salt) => {
      if (failed) return reject(failed);
      crypto.scrypt(password, salt, 32, (error, key) => {
        if (error) reject(error);
        else resolve(`scrypt$16384$${salt.toString("hex")}$${key.toString("hex")}`);
      });
    });
  });
}

function verifyPassword(password, stored) {
  const parts = stored.split("$");
  return new Promise((resolve) => {
    try {
      if (parts.length !== 4 || parts[0] !== "scrypt" || parts[2] === "") return resolve(false);
      if (!/^[1-9][0-9]*$/.test(parts[1])) return resolve(false);
      const key = Buffer.from(parts[3], "hex");
      const salt = Buffer.from(parts[2], "hex");
      crypto.scrypt(password, salt, 32, { cost: Number(parts[1]) }, (error, found) => {
        resolve(!error && key.length === 32 && crypto.timingSafeEqual(found, key));
      });
    } catch {
      resolve(false);
    }
  });
}

export { hashPassword, verifyPassword };
