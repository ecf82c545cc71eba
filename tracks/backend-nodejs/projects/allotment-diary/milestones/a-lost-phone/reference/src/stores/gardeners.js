/** The gardener; undefined when the email has an account. The table decides, so two at once cannot both win. */
export async function addGardener(db, { name, email, passwordHash }) {
  const { rows } = await db.query(
    `INSERT INTO gardeners (name, email, password_hash) VALUES ($1, $2, $3)
     ON CONFLICT (email) DO NOTHING RETURNING id, name, email`,
    [name, email, passwordHash],
  );
  return rows[0];
}

/** The gardener and the hash, which must not leave the server; undefined when nobody has this email. */
export async function findLogin(db, email) {
  const { rows } = await db.query(
    `SELECT id, name, email, password_hash AS "passwordHash" FROM gardeners WHERE email = $1`,
    [email],
  );
  return rows[0];
}

export async function isGardener(db, id) {
  const { rows } = await db.query("SELECT id FROM gardeners WHERE id = $1", [id]);
  return rows.length > 0;
}

export async function setPassword(db, id, passwordHash) {
  await db.query("UPDATE gardeners SET password_hash = $2 WHERE id = $1", [id, passwordHash]);
}
