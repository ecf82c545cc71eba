/** Hashing takes too long for the tests. */
export async function hashPassword(password) {
  return password;
}

export async function isPassword(password, hash) {
  return password === hash;
}

export const DECOY = "";
