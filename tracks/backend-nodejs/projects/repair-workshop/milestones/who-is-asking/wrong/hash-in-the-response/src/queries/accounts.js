import { createHash, randomBytes } from "node:crypto";

const ACCOUNT = "accounts.id, accounts.name, accounts.email";

/** @throws a duplicate error when the email has an account */
export async function addAccount(db, { name, email, passwordHash }) {
  const { rows } = await db.query(
    `INSERT INTO accounts (name, email, password_hash) VALUES ($1, $2, $3) RETURNING *`,
    [name, email, passwordHash],
  );
  return rows[0];
}

/** The account with its `passwordHash`, or undefined. */
export async function findLogin(db, email) {
  const { rows } = await db.query(
    `SELECT ${ACCOUNT}, password_hash AS "passwordHash" FROM accounts WHERE email = $1`,
    [email],
  );
  return rows[0];
}

/** Opens a session. Its id is returned and stored nowhere. */
export async function openSession(db, accountId, seconds) {
  const id = randomBytes(24).toString("base64url");
  await db.query(
    "INSERT INTO sessions (id_hash, account_id, expires_at) VALUES ($1, $2, now() + make_interval(secs => $3))",
    [hashOf(id), accountId, seconds],
  );
  return id;
}

/** The account whose session this is, or undefined. */
export async function findAccountOfSession(db, id) {
  const { rows } = await db.query(
    `SELECT ${ACCOUNT} FROM sessions JOIN accounts ON accounts.id = sessions.account_id
     WHERE id_hash = $1 AND expires_at > now()`,
    [hashOf(id)],
  );
  return rows[0];
}

export async function closeSession(db, id) {
  await db.query("DELETE FROM sessions WHERE id_hash = $1", [hashOf(id)]);
}

/** A fast hash is enough here, since a random id cannot be guessed. */
function hashOf(id) {
  return createHash("sha256").update(id).digest("hex");
}
